// Files, links and folders, written as a list.
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type Planted =
  | string
  | Buffer
  | { readonly to: string }
  | { readonly content: string | Buffer; readonly mode: number }
  | null;

/** `~/x` stands in the home, `/x` in the root. A text is a file (0644), `{ to }` a link, `null` an empty folder. */
export type Planting = Readonly<Record<string, Planted>>;

export const plant = (root: string, home: string, planting: Planting): void => {
  for (const [path, what] of Object.entries(planting)) {
    const place = path.startsWith('~/') ? join(home, path.slice(2)) : join(root, path);
    mkdirSync(what === null ? place : dirname(place), { recursive: true });
    if (what === null) continue;
    if (typeof what === 'string' || Buffer.isBuffer(what)) writeFileSync(place, what);
    else if ('to' in what) symlinkSync(what.to, place);
    else {
      writeFileSync(place, what.content);
      // Not by `mode` of writeFileSync, which the umask would change.
      chmodSync(place, what.mode);
    }
  }
};

/** A program that does nothing, for paths that only have to be there. */
export const program = { content: '#!/bin/sh\nexit 0\n', mode: 0o755 } as const;

/** A file that is its user's alone to read. */
export const secret = (content: string) => ({ content, mode: 0o600 }) as const;

/** `Key=value` lines below a group. */
export const keyFile = (group: string, entries: Readonly<Record<string, string>>): string =>
  `[${group}]\n${Object.entries(entries)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('')}`;
