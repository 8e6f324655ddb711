// The programs of a client inside a folder of its own, by the names that its processes have.
import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { foldCase, windowsBaseName } from '../../../catalogue/paths/windows-paths.ts';

const mostDepth = 3;
const mostEntries = 2_000;

/** Paths of files with one of these names, at most three folders deep. Links are not followed. */
export function programsIn(place: string, names: readonly string[]): string[] {
  const wanted = new Set(names.map(foldCase));
  const found: string[] = [];
  let left = mostEntries;
  const visit = (folder: string, depth: number): void => {
    for (const entry of entriesOf(folder)) {
      left -= 1;
      if (left < 0) return;
      const path = join(folder, entry.name);
      if (entry.isFile() && wanted.has(foldCase(entry.name))) found.push(path);
      else if (entry.isDirectory() && depth < mostDepth) visit(path, depth + 1);
    }
  };
  if (wanted.has(foldCase(windowsBaseName(place))) && isFile(place)) return [place];
  visit(place, 0);
  return found;
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function isFile(path: string): boolean {
  try {
    return lstatSync(path).isFile();
  } catch {
    return false;
  }
}
