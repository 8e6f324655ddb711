// Which of a package's files and folders is the client's own place.
import { posix } from 'node:path';
import type { Client } from '../../../catalogue/index.ts';
import { mergeUsr } from '../../../catalogue/paths/paths.ts';

const programFolder = /^(\/usr(\/local)?)?\/s?bin$/;

/**
 * The install path of the catalogue that the package put there, a folder before a file; else where one of the
 * client's programs stands; else the package's first file.
 */
export const holderOf = (
  client: Client,
  files: readonly string[],
  claims: readonly string[],
): string => {
  const owned = new Map(claims.map((path) => [mergeUsr(path), path]));
  const plain = new Set(files);
  const known = client.linux.installPaths.flatMap((path) => owned.get(mergeUsr(path)) ?? []);
  const names = new Set(client.linux.processNames);
  const program = files.find((path) => names.has(posix.basename(path)));
  return known.find((path) => !plain.has(path)) ?? known[0] ?? folderOf(program) ?? files[0] ?? '/';
};

const folderOf = (program: string | undefined): string | undefined => {
  if (program === undefined) return undefined;
  const folder = posix.dirname(program);
  return programFolder.test(folder) ? program : folder;
};
