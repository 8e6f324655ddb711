// What stands in the registry, as a person reads it: keys and values as regedit shows them.
import type { RegistryStands } from '../../preload/contract/index.ts';

/** null for nothing. */
export const registryText = (stands: RegistryStands): string | null => {
  switch (stands.kind) {
    case 'absent':
      return null;
    case 'value':
      return dataText(stands);
    case 'key':
      return stands.keys
        .flatMap(({ path, values }) => [
          ...(path === '' ? [] : [`[${path}]`]),
          ...values.map((value) => `${value.name === '' ? '@' : value.name} = ${dataText(value)}`),
        ])
        .join('\n');
  }
};

interface Value {
  readonly type: number;
  readonly data: string;
}

const text = 1;
const textWithVariables = 2;
const number = 4;
const longNumber = 11;

const dataText = ({ type, data }: Value): string => {
  const bytes = Buffer.from(data, 'base64');
  if (type === text || type === textWithVariables)
    return bytes.toString('utf16le').replace(/\0+$/, '') || '""';
  if (type === number && bytes.length === 4) return String(bytes.readUInt32LE());
  if (type === longNumber && bytes.length === 8) return String(bytes.readBigUInt64LE());
  return `hex(${type.toString(16)}): ${bytes.toString('hex')}`;
};
