// A root and a home as they look with conferencing clients installed and used: stand-ins for the programs, true
// layouts, true names of keys. Where each layout is known from stands beside it. Nothing of it runs.
//
//   const { root, home } = clientTree(folder).zoomDeb({ version: '6.2.3.2056' }).slackDeb();
//
// Each call plants at once. The folder is the caller's to remove.
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumDeb } from './client-tree/chromium.ts';
import { type DebPackage, plantDeb } from './client-tree/deb.ts';
import { discordDeb } from './client-tree/discord.ts';
import { type Planting, plant } from './client-tree/planting.ts';
import { slackDeb } from './client-tree/slack.ts';
import { teamsForLinuxDeb } from './client-tree/teams-for-linux.ts';
import { webexDeb } from './client-tree/webex.ts';
import { type ZoomOptions, zoomDeb } from './client-tree/zoom.ts';
import { type ZoomFlatpakOptions, zoomFlatpak } from './client-tree/zoom-flatpak.ts';

export type { Planting } from './client-tree/planting.ts';

interface VersionOption {
  readonly version?: string;
}

export interface ClientTree {
  readonly root: string;
  /** `/home/alice` inside the root. */
  readonly home: string;
  /** `/opt/zoom` with its package, links, autostart, settings, data and a helper's unit. */
  zoomDeb(options?: ZoomOptions): ClientTree;
  /** With the repository, its key and the daily job that brings both back. */
  slackDeb(options?: VersionOption): ClientTree;
  discordDeb(options?: VersionOption): ClientTree;
  /** With its repository in the newer form (`*.sources`). */
  teamsForLinuxDeb(options?: VersionOption): ClientTree;
  webexDeb(options?: VersionOption): ClientTree;
  /** Zoom from Flathub, for the whole machine or for alice alone. */
  zoomFlatpak(options?: ZoomFlatpakOptions): ClientTree;
  /** Debian's, with an empty folder for policies. */
  chromiumDeb(options?: VersionOption): ClientTree;
  /** Anything else: `~/x` in the home, `/x` in the root; a text is a file, `{ to }` a link, `null` an empty folder. */
  plant(planting: Planting): ClientTree;
}

export const clientTree = (folder: string): ClientTree => {
  const root = join(folder, 'root');
  const home = join(root, 'home/alice');
  for (const place of ['etc', 'opt', 'usr/bin', 'usr/share/applications', 'var/lib/dpkg/info'])
    mkdirSync(join(root, place), { recursive: true });
  mkdirSync(home, { recursive: true, mode: 0o700 });
  appendFileSync(join(root, 'var/lib/dpkg/status'), '');
  const withDeb = (deb: DebPackage): ClientTree => {
    plantDeb(root, home, deb);
    return tree;
  };
  const tree: ClientTree = {
    root,
    home,
    zoomDeb: (options = {}) => withDeb(zoomDeb(options)),
    slackDeb: ({ version } = {}) => withDeb(slackDeb(version)),
    discordDeb: ({ version } = {}) => withDeb(discordDeb(version)),
    teamsForLinuxDeb: ({ version } = {}) => withDeb(teamsForLinuxDeb(version)),
    webexDeb: ({ version } = {}) => withDeb(webexDeb(version)),
    chromiumDeb: ({ version } = {}) => withDeb(chromiumDeb(version)),
    zoomFlatpak: (options = {}) => tree.plant(zoomFlatpak(options)),
    plant: (planting) => {
      plant(root, home, planting);
      return tree;
    },
  };
  return tree;
};
