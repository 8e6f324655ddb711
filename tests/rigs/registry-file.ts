// A registry file as regedit writes and reads it: UTF-16, values as text, 32-bit or 64-bit numbers.

/** A bigint is a 64-bit number; `expand` is a text with variables in it (REG_EXPAND_SZ). */
export type RegistryValue =
  | string
  | number
  | bigint
  | { readonly expand: string }
  | { readonly binary: Buffer };
/** Keys by their whole path (`HKEY_CURRENT_USER\\Software\\…`), values by name; the name '' is the key's own value. */
export type RegistryTree = Readonly<Record<string, Readonly<Record<string, RegistryValue>>>>;

/** 100 ns between 1601 and 1970: what registry times count from. */
const before1970 = 116_444_736_000_000_000n;

/** A time as FILETIME. */
export const filetime = (atMs: number): bigint => BigInt(atMs) * 10_000n + before1970;

export function registryFile(tree: RegistryTree): Buffer {
  const keys = Object.entries(tree).map(([key, values]) => {
    const lines = Object.entries(values).map(
      ([name, value]) => `${name === '' ? '@' : quoted(name)}=${written(value)}`,
    );
    return [`[${key}]`, ...lines].join('\r\n');
  });
  const text = `\ufeff${['Windows Registry Editor Version 5.00', ...keys, ''].join('\r\n\r\n')}`;
  return Buffer.from(text, 'utf16le');
}

const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, '\\$&')}"`;

function written(value: RegistryValue): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') return `dword:${value.toString(16).padStart(8, '0')}`;
  if (typeof value === 'object') {
    if ('binary' in value) return `hex:${hex(value.binary)}`;
    return `hex(2):${hex(Buffer.from(`${value.expand}\0`, 'utf16le'))}`;
  }
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return `hex(b):${hex(bytes)}`;
}

const hex = (bytes: Buffer): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(',');
