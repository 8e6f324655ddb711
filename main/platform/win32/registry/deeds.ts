// What is asked of the probe's `--registry`, a line each, and its answers (native-probes/protocol.md, "The registry").
import * as z from 'zod';
import type {
  RegistryChange,
  RegistryPlace,
  RegistryStands,
} from '../../../../preload/contract/index.ts';

/** One line of standard input. */
export type Deed = string;

const hex = z.string().regex(/^(?:[0-9a-f]{2})*$/);

export const registryLine = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('key'), name: hex }),
  z.strictObject({ type: z.literal('value'), name: hex, kind: z.int().nonnegative() }),
  z.strictObject({ type: z.literal('data'), hex }),
  z.strictObject({ type: z.literal('end') }),
  z.strictObject({ type: z.literal('inner'), name: hex }),
  z.strictObject({ type: z.literal('named'), name: hex }),
  z.strictObject({
    type: z.literal('answer'),
    outcome: z.enum(['done', 'absent', 'refused']),
    /** A system error code (winerror.h). */
    error: z.int().nonnegative(),
  }),
]);
export type RegistryLine = z.infer<typeof registryLine>;

/** What one deed has come to. */
export interface Answer {
  readonly outcome: 'done' | 'absent' | 'refused';
  readonly error: number;
  /** For a look; absent where nothing is there. */
  readonly stands: RegistryStands;
  /** For a list: the names of the keys and values in it. */
  readonly names: KeyNames;
}

export interface KeyNames {
  readonly keys: readonly string[];
  readonly values: readonly string[];
}

export const lookDeed = ({ key, view, value }: RegistryPlace): Deed =>
  value === null ? `export ${view} ${words(key)}` : `read ${view} ${words(key)} ${words(value)}`;

/** Asks for the names of what is in the key, and for nothing of what that holds. */
export const listDeed = (key: string, view: RegistryPlace['view']): Deed =>
  `list ${view} ${words(key)}`;

/** Asks whether the key is there, and for nothing in it. */
export const presenceDeed = (key: string, view: RegistryPlace['view']): Deed =>
  `present ${view} ${words(key)}`;

/** Everything that makes the place stand so, in its order. What is put back over what is there already changes nothing. */
export function deedsOf(
  { key, view, value }: RegistryPlace,
  to: RegistryStands,
  made: RegistryChange['made'],
): readonly Deed[] {
  const write = (path: string, one: { name: string; type: number; data: string }): Deed =>
    `write ${view} ${words(path)} ${words(one.name)} ${one.type} ${bytes(one.data)}`;
  switch (to.kind) {
    case 'absent':
      return [
        value === null
          ? `drop ${view} ${words(key)}`
          : `erase ${view} ${words(key)} ${words(value)}`,
        ...[...made].reverse().map((path) => `trim ${view} ${words(path)}`),
      ];
    case 'value':
      return [
        ...made.map((path) => `make ${view} ${words(path)}`),
        write(key, { name: value ?? '', type: to.type, data: to.data }),
      ];
    case 'key':
      return to.keys.flatMap(({ path, values }) => {
        const whole = path === '' ? key : `${key}\\${path}`;
        return [`make ${view} ${words(whole)}`, ...values.map((one) => write(whole, one))];
      });
  }
}

const words = (text: string): string =>
  text === '' ? '-' : Buffer.from(text, 'utf16le').toString('hex');
const bytes = (data: string): string =>
  data === '' ? '-' : Buffer.from(data, 'base64').toString('hex');

/** Pure: the lines, each answer with what it closes; null where they are not of the protocol. */
export function answersOf(lines: readonly RegistryLine[]): readonly Answer[] | null {
  const answers: Answer[] = [];
  let gathered = new Gathered();
  for (const line of lines) {
    if (line.type === 'answer') {
      const { outcome, error } = line;
      answers.push({ outcome, error, stands: gathered.stands(), names: gathered.names });
      gathered = new Gathered();
    } else if (!gathered.take(line)) return null;
  }
  return answers;
}

interface Value {
  readonly name: string;
  readonly type: number;
  data: Buffer;
}

class Gathered {
  readonly #keys: { readonly path: string; readonly values: Value[] }[] = [];
  readonly #open: string[] = [];
  readonly #values: Value[] = [];
  #last: Value | null = null;
  readonly names: { readonly keys: string[]; readonly values: string[] } = { keys: [], values: [] };

  /** False for a line that fits nowhere here. */
  take(line: Exclude<RegistryLine, { type: 'answer' }>): boolean {
    switch (line.type) {
      case 'key': {
        // The key that was asked for has no name of its own.
        if (this.#keys.length > 0) this.#open.push(textOf(line.name));
        this.#keys.push({ path: this.#open.join('\\'), values: [] });
        return true;
      }
      case 'value':
        this.#last = { name: textOf(line.name), type: line.kind, data: Buffer.alloc(0) };
        (this.#keys.at(-1)?.values ?? this.#values).push(this.#last);
        return true;
      case 'data':
        if (this.#last === null) return false;
        this.#last.data = Buffer.concat([this.#last.data, Buffer.from(line.hex, 'hex')]);
        return true;
      case 'inner':
        this.names.keys.push(textOf(line.name));
        return true;
      case 'named':
        this.names.values.push(textOf(line.name));
        return true;
      case 'end':
        this.#open.pop();
        return this.#keys.length > 0;
    }
  }

  stands(): RegistryStands {
    const [value] = this.#values;
    if (this.#keys.length > 0)
      return {
        kind: 'key',
        keys: this.#keys.map(({ path, values }) => ({ path, values: values.map(written) })),
      };
    if (value === undefined) return { kind: 'absent' };
    const { type, data } = written(value);
    return { kind: 'value', type, data };
  }
}

const written = ({ name, type, data }: Value) => ({ name, type, data: data.toString('base64') });
const textOf = (name: string): string => Buffer.from(name, 'hex').toString('utf16le');
