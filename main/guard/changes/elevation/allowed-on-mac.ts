// The commands of macOS that root runs for anybody who asks: about what a client has put there, never about Apple's own.

/** A label of launchd's, an identifier of a package: no option, no path, and none of Apple's. */
const name = String.raw`(?!com\.apple\.)[A-Za-z0-9][\w.-]{0,199}`;
const file = String.raw`/Library/LaunchDaemons/(?!com\.apple\.)[\w. -]{1,199}\.plist`;
const domain = `/Library/(?:Managed )?Preferences/${name}`;
const key = String.raw`[A-Za-z][\w.-]{0,199}`;

/** One pattern a word. */
const commands = [
  ['/bin/launchctl', 'bootout', `system/${name}`],
  ['/bin/launchctl', 'bootstrap', 'system', file],
  ['/bin/launchctl', '(?:en|dis)able', `system/${name}`],
  ['/usr/sbin/pkgutil', '--forget', name],
  ['/usr/bin/defaults', 'write', domain, key, '-bool', 'true|false'],
  ['/usr/bin/defaults', 'write', domain, key, '-(?:int|float)', String.raw`-?\d+(?:\.\d+)?`],
  ['/usr/bin/defaults', 'write', domain, key, '-string', String.raw`(?!-)[^\0]{0,1000}`],
  ['/usr/bin/defaults', 'delete', domain, key],
].map((words) => words.map((word) => new RegExp(`^(?:${word})$`, 's')));

/** Pure. */
export const isAllowedOnMac = (argv: readonly string[]): boolean =>
  commands.some(
    (words) => words.length === argv.length && words.every((word, at) => word.test(argv[at] ?? '')),
  );
