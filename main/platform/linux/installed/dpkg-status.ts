// dpkg's record of packages, as text: stanzas of `Field: value` lines (deb-control(5), dpkg-query(1)).

export interface DpkgPackage {
  readonly name: string;
  /** `install ok installed`; null where the stanza does not say (a file of status.d). */
  readonly status: string | null;
  /** null where the file was cut before it. */
  readonly version: string | null;
  readonly architecture: string | null;
}

export interface DpkgStatus {
  readonly packages: readonly DpkgPackage[];
  /** The text ends in the middle of a line. */
  readonly cut: boolean;
  /** Stanzas without a package's name. */
  readonly nameless: number;
}

/** Reads all stanzas, or those of the wanted packages alone. Never throws: what cannot be read is counted. */
export const parseStatus = (text: string, wanted?: ReadonlySet<string>): DpkgStatus => {
  const cut = text.length > 0 && !text.endsWith('\n');
  // Half a line says half a thing: "Version: 5.1" of 5.17.
  const whole = cut ? text.slice(0, text.lastIndexOf('\n') + 1) : text;
  const packages: DpkgPackage[] = [];
  let nameless = 0;
  for (let start = 0; start < whole.length; ) {
    const blank = whole.indexOf('\n\n', start);
    const end = blank === -1 ? whole.length : blank + 1;
    const name = fieldOf(whole, 'Package', start, end);
    if (name === null || name === '') {
      if (hasText(whole, start, end)) nameless += 1;
    } else if (wanted === undefined || wanted.has(name)) {
      packages.push({
        name,
        status: fieldOf(whole, 'Status', start, end),
        version: fieldOf(whole, 'Version', start, end),
        architecture: fieldOf(whole, 'Architecture', start, end),
      });
    }
    start = end + 1;
    while (whole.charCodeAt(start) === newline) start += 1;
  }
  return { packages, cut, nameless };
};

const newline = 0x0a;

/** The first line's value of a field between two places of the text, or null. Names have no case. */
const fieldOf = (text: string, name: string, start: number, end: number): string | null => {
  for (let line = start; line < end; ) {
    const stop = text.indexOf('\n', line);
    const lineEnd = stop === -1 || stop > end ? end : stop;
    const colon = line + name.length;
    if (text.charCodeAt(colon) === 0x3a && colon < lineEnd) {
      const field = text.slice(line, colon);
      if (field === name || field.toLowerCase() === name.toLowerCase()) {
        return text.slice(colon + 1, lineEnd).trim();
      }
    }
    line = lineEnd + 1;
  }
  return null;
};

const hasText = (text: string, start: number, end: number): boolean =>
  text.slice(start, end).trim() !== '';
