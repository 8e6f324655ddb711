// What Spotlight knows of one application that its bundle does not say: a version, and where it was downloaded.
import { type Argv, exitedWell } from '../../command/index.ts';
import { type Commands, plainEnv } from '../commands.ts';

const versionName = 'kMDItemVersion';
const originName = 'kMDItemWhereFroms';

export const mdlsArgv = (place: string): Argv => [
  '/usr/bin/mdls',
  '-name',
  versionName,
  '-name',
  originName,
  place,
];

export interface SpotlightFacts {
  readonly version: string | null;
  /** The hosts that it came from, the download's own first. */
  readonly origins: readonly string[];
}

/** Nothing where Spotlight is off, or does not know the place. */
export async function spotlightFacts(commands: Commands, place: string): Promise<SpotlightFacts> {
  const argv = mdlsArgv(place);
  const ran = exitedWell(argv, await commands.run(argv, { env: plainEnv() }));
  return ran.ok ? parseMdls(ran.value) : { version: null, origins: [] };
}

/** Pure. `name = "text"`, `name = (null)`, or `name = (` with a text on each line up to `)`. */
export function parseMdls(text: string): SpotlightFacts {
  let version: string | null = null;
  const urls: string[] = [];
  let list = '';
  for (const line of text.split('\n')) {
    const [, name, value = ''] = /^(\w+) +=(?: (.*))?$/.exec(line) ?? [];
    if (name !== undefined) list = value === '(' ? name : '';
    else if (line.startsWith(')')) list = '';
    if (name === versionName) version = quoted(value);
    if (name === undefined && list === originName) urls.push(quoted(line.trim()) ?? '');
  }
  return { version, origins: [...new Set(urls.flatMap(hostIn))] };
}

const quoted = (text: string): string | null => /^"(.*)",?$/.exec(text)?.[1] ?? null;

const hostIn = (url: string): readonly string[] => {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  return parsed === null || parsed.hostname === '' ? [] : [parsed.hostname];
};
