// apt's lists of repositories, in both of their forms: sources.list(5).

export interface AptSource {
  readonly enabled: boolean;
  readonly address: string;
  /** The distribution (`stable`), or a path that ends in a slash. */
  readonly suite: string;
  readonly components: readonly string[];
  /** Files of keys; what is a key's own text or print stands in the list itself. */
  readonly keys: readonly string[];
}

export interface AptSources {
  readonly sources: readonly AptSource[];
  /** Numbers of lines (from 1) that are none of the format's. */
  readonly flaws: readonly number[];
}

/** `deb [signed-by=/usr/share/keyrings/x.gpg] https://… stable main`; a line that is commented out is a disabled source. */
export const parseOneLine = (text: string): AptSources => {
  const sources: AptSource[] = [];
  const flaws: number[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    const found =
      /^\s*(#[#\s]*)?deb(?:-src)?\s+(?:\[([^\]]*)\]\s*)?(\S+)\s+(\S+)((?:\s+[^\s#]+)*)/.exec(line);
    const [, comment, options = '', address = '', suite = '', components = ''] = found ?? [];
    if (found !== null && /^[a-z][a-z0-9+.-]*:/.test(address)) {
      sources.push({
        enabled: comment === undefined,
        address,
        suite,
        components: wordsOf(components),
        keys: keysIn(/(?:^|\s)signed-by\+?=(\S+)/i.exec(options)?.[1]?.replaceAll(',', ' ') ?? ''),
      });
    } else if (line.trim() !== '' && !line.trim().startsWith('#')) flaws.push(at + 1);
  }
  return { sources, flaws };
};

/** Stanzas of fields (deb822): one source for each address and suite. */
export const parseStanzas = (text: string): AptSources => {
  const flaws: number[] = [];
  const stanzas: Map<string, string>[] = [new Map()];
  let field = '';
  for (const [at, line] of text.split('\n').entries()) {
    if (line.startsWith('#')) continue;
    const stanza = stanzas.at(-1);
    const found = /^([A-Za-z][\w-]*):\s*(.*)$/.exec(line);
    if (line.trim() === '') stanzas.push(new Map());
    else if (found !== null) {
      field = (found[1] ?? '').toLowerCase();
      stanza?.set(field, found[2] ?? '');
    } else if (/^\s/.test(line) && stanza?.has(field))
      stanza.set(field, `${stanza.get(field)}\n${line.trim()}`);
    else flaws.push(at + 1);
  }
  const sources = stanzas.flatMap((stanza) => {
    const addresses = wordsOf(stanza.get('uris') ?? '');
    const suites = wordsOf(stanza.get('suites') ?? '');
    const enabled = !/^(?:no|false|without|off|disable|0)$/i.test(
      stanza.get('enabled')?.trim() ?? '',
    );
    return addresses.flatMap((address) =>
      suites.map((suite) => ({
        enabled,
        address,
        suite,
        components: wordsOf(stanza.get('components') ?? ''),
        keys: keysIn(stanza.get('signed-by') ?? ''),
      })),
    );
  });
  return { sources, flaws };
};

/** How apt names what a repository has told about itself in /var/lib/apt/lists: the address without its scheme, `/` as `_`. */
export const listName = ({ address, suite }: AptSource): string => {
  const place = address
    .replace(/^[a-z0-9+.-]+:\/*/i, '')
    .replace(/^[^/@]*@/, '')
    .replace(/\/*$/, '/');
  const below = suite.endsWith('/')
    ? suite === '/'
      ? ''
      : suite.replace(/^\.?\//, '')
    : `dists/${suite}/`;
  return `${place}${below}`.replaceAll('_', '%5f').replaceAll('/', '_');
};

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

const keysIn = (signedBy: string): string[] =>
  wordsOf(signedBy).filter((word) => word.startsWith('/'));
