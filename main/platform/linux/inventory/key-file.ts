// Groups of `key=value` lines: desktop entries, mimeapps.list, flatpak's metadata, systemd's units, yum's repositories
// (https://specifications.freedesktop.org/desktop-entry-spec/latest/basic-format.html, systemd.syntax(7)).

export interface KeyFile {
  /** The last value of a key, as written; null where it is not there. */
  value(group: string, key: string): string | null;
  /** Every value of a key, in order. */
  values(group: string, key: string): readonly string[];
  keys(group: string): readonly string[];
  readonly groups: readonly string[];
  /** Numbers of lines (from 1) that are neither comment, group nor key. */
  readonly flaws: readonly number[];
}

type Entries = Map<string, string[]>;

/** Never throws: what cannot be read is counted. Keys before the first group belong to the group with the empty name. */
export const parseKeyFile = (text: string): KeyFile => {
  const groups = new Map<string, Entries>();
  const flaws: number[] = [];
  let entries: Entries | null = null;
  for (const [at, line] of text
    .replace(/^\ufeff/, '')
    .split('\n')
    .entries()) {
    const plain = line.trim();
    if (plain === '' || plain.startsWith('#') || plain.startsWith(';')) continue;
    const group = /^\[([^[\]]*)\]$/.exec(plain)?.[1];
    const equals = plain.indexOf('=');
    if (group !== undefined) {
      entries = groups.get(group) ?? new Map();
      groups.set(group, entries);
    } else if (equals > 0) {
      if (entries === null) {
        entries = new Map();
        groups.set('', entries);
      }
      const key = plain.slice(0, equals).trimEnd();
      const value = plain.slice(equals + 1).trimStart();
      const before = entries.get(key);
      if (before === undefined) entries.set(key, [value]);
      else before.push(value);
    } else flaws.push(at + 1);
  }
  const values: KeyFile['values'] = (group, key) => groups.get(group)?.get(key) ?? [];
  return {
    values,
    value: (group, key) => values(group, key).at(-1) ?? null,
    keys: (group) => [...(groups.get(group)?.keys() ?? [])],
    groups: [...groups.keys()],
    flaws,
  };
};

/** `a;b;` as a list, without empty members. */
export const listOf = (value: string | null): string[] =>
  (value ?? '')
    .split(';')
    .map((member) => member.trim())
    .filter((member) => member !== '');
