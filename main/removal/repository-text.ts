// Lists of repositories with one of them switched off, everything else byte for byte as it was: sources.list(5),
// dnf.conf(5).

/** Comments the lines out that fetch from this address. */
export const withoutOneLine = (text: string, address: string): string =>
  text
    .split('\n')
    .map((line) => (isSourceOf(line, address) ? `# ${line}` : line))
    .join('\n');

const isSourceOf = (line: string, address: string): boolean => {
  const words = line
    .replace(/\[[^\]]*\]/, ' ')
    .trim()
    .split(/\s+/);
  return /^deb(-src)?$/.test(words[0] ?? '') && words[1] === address;
};

/** Says `Enabled: no` in every stanza (deb822) that fetches from this address. */
export const withoutStanza = (text: string, address: string): string => {
  const parts = text.split(/(\n(?:[ \t]*\n)+)/);
  return parts
    .map((part, at) => (at % 2 === 0 && fetches(part, address) ? disabled(part) : part))
    .join('');
};

const fetches = (stanza: string, address: string): boolean => {
  const uris = /^URIs:((?:.*)(?:\n[ \t].*)*)/im.exec(stanza)?.[1] ?? '';
  return uris.split(/\s+/).includes(address);
};

const disabled = (stanza: string): string => {
  const field = /^Enabled:.*$/im;
  if (field.test(stanza)) return stanza.replace(field, 'Enabled: no');
  const end = stanza.endsWith('\n') ? '' : '\n';
  // A stanza that is not the file's last ends where its blank line begins.
  return end === '' ? `${stanza}Enabled: no\n` : `${stanza}\nEnabled: no`;
};

/** Says `enabled=0` in the group that fetches from this address. */
export const withoutGroup = (text: string, address: string): string => {
  const groups = text.split(/^(?=\[)/m);
  return groups
    .map((group) => (namesAddress(group, address) ? switchedOff(group) : group))
    .join('');
};

const namesAddress = (group: string, address: string): boolean =>
  group
    .split('\n')
    .some((line) => /^(?:baseurl|metalink|mirrorlist)\s*=/.test(line) && line.includes(address));

const switchedOff = (group: string): string => {
  const line = /^enabled\s*=.*$/m;
  if (line.test(group)) return group.replace(line, 'enabled=0');
  const [head = '', ...rest] = group.split('\n');
  return [head, 'enabled=0', ...rest].join('\n');
};
