// A home with so many files of a person's own that nobody could walk it unnoticed, and with names that tempt.
import { linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const perFolder = 500;

/** Names that hold a client's as a part of another word, or as a word of somebody's own. */
const tempting = [
  'Documents/zoom lens comparison',
  'Documents/Slackline',
  'Pictures/zoomed',
  '.config/slackware-mirror',
  '.config/signals',
  '.cache/teamspeak',
  '.local/share/discordant',
  'zoomtext',
  // Not a client's extension, and none of a browser's that is known.
  '.config/chromium/Default/Extensions/zzzzplablkjnlkjmjdecgdpfankdlezoom',
  '.config/zoombrowser/Default/Extensions/kgjfgplpablkjnlkjmjdecgdpfankdle',
];

/** Empty files, spread over folders as people have them. Outside of the clients' places. */
export const fillHome = (home: string, files: number): void => {
  const folders = ['Documents', 'Pictures', 'src/project', '.cache/thumbnails', '.local/share/app'];
  for (const name of tempting) touchIn(join(home, name), 1);
  for (let made = 0, at = 0; made < files; made += perFolder, at += 1) {
    const folder = join(home, folders[at % folders.length] ?? '', `part-${at}`);
    touchIn(folder, Math.min(perFolder, files - made));
  }
};

/** The first a file, the others its names: a folder with names is what a look has to go through, and quickly made. */
const touchIn = (folder: string, count: number): void => {
  mkdirSync(folder, { recursive: true });
  const first = join(folder, 'file-0.txt');
  writeFileSync(first, '');
  for (let at = 1; at < count; at += 1) linkSync(first, join(folder, `file-${at}.txt`));
};
