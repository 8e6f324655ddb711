// Which client numbers its versions how.
import type { ClientId } from '../../../preload/contract/index.ts';
import { parseDotted, parseFirefox, parseStaged, parseWithBuild } from './dotted.ts';
import type { Version } from './version.ts';

export interface Scheme {
  /** Total: whatever is no version of this scheme gives null. */
  parse(text: string): Version | null;
  /** The last number counts builds and is often left out: 5.17.5 may be any build of it, not the first. */
  readonly buildsLeftOut: boolean;
}

const dotted: Scheme = { parse: parseDotted, buildsLeftOut: false };
const dottedBuilds: Scheme = { parse: parseDotted, buildsLeftOut: true };
const staged: Scheme = { parse: parseStaged, buildsLeftOut: false };

/** A client that is not here is numbered with dots and may have stages, which is what most are. */
const schemes: ReadonlyMap<string, Scheme> = new Map([
  ['zoom', { parse: parseWithBuild, buildsLeftOut: true }],
  ['ringcentral', { parse: parseWithBuild, buildsLeftOut: true }],
  ['cisco-webex', dottedBuilds],
  ['microsoft-teams', dotted],
  ['skype', dotted],
  ['slack', dotted],
  ['discord', dotted],
  ['whatsapp', dotted],
  ['goto-meeting', dotted],
  ['firefox', { parse: parseFirefox, buildsLeftOut: false }],
  ['chromium', dottedBuilds],
  ['google-chrome', dottedBuilds],
  ['microsoft-edge', dottedBuilds],
  ['brave', dotted],
]);

export const schemeOf = (client: ClientId): Scheme => schemes.get(client) ?? staged;
