// The clients of which there is a Debian package with the real one's layout.
import type { DebPackage } from './deb.ts';
import { discordDeb } from './discord.ts';
import { slackDeb } from './slack.ts';
import { teamsForLinuxDeb } from './teams-for-linux.ts';
import { webexDeb } from './webex.ts';
import { zoomDeb } from './zoom.ts';

/** By the catalogue's id. */
export const debClients: readonly (readonly [client: string, deb: () => DebPackage])[] = [
  ['zoom', () => zoomDeb({})],
  ['slack', () => slackDeb()],
  ['discord', () => discordDeb()],
  ['microsoft-teams', () => teamsForLinuxDeb()],
  ['cisco-webex', () => webexDeb()],
];
