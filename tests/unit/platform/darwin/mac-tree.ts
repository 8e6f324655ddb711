// A disk of a Mac with clients on it, as files.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type OwnFolder, ownFolder } from '../../../rigs/own-folder.ts';

export interface MacTree {
  readonly root: string;
  readonly home: string;
  put(path: string, content: string | Buffer): void;
  bundle(path: string, info: Readonly<Record<string, string | readonly string[]>>): void;
  remove(): void;
}

export const xmlPlist = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">${body}</plist>\n`;

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

export function macTree(name: string): MacTree {
  const folder: OwnFolder = ownFolder(name);
  const root = join(folder.path, 'disk');
  const home = join(root, 'Users/ann');
  mkdirSync(home, { recursive: true });
  const put = (path: string, content: string | Buffer): void => {
    const place = path.startsWith('~/') ? join(home, path.slice(2)) : join(root, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, content);
  };
  return {
    root,
    home,
    put,
    bundle(path, { schemes, ...info }) {
      const keys = Object.entries(info).map(
        ([key, value]) => `<key>${key}</key><string>${escaped(String(value))}</string>`,
      );
      const types =
        schemes === undefined
          ? ''
          : `<key>CFBundleURLTypes</key><array><dict><key>CFBundleURLSchemes</key><array>${[
              ...schemes,
            ]
              .map((scheme) => `<string>${escaped(scheme)}</string>`)
              .join('')}</array></dict></array>`;
      put(`${path}/Contents/Info.plist`, xmlPlist(`<dict>${keys.join('')}${types}</dict>`));
    },
    remove: () => folder.remove(),
  };
}
