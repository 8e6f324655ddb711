// What a plain folder says about its version, where it says anything.
import type { Tree } from '../../files/index.ts';
import { plainVersion } from './plain-version.ts';

const mostBytes = 1024 * 1024;
/** Electron writes `version`: of Electron, not of the client, so an application's own file comes first. */
const jsonFiles = [
  'resources/app/package.json',
  'resources/build_info.json',
  'package.json',
  'product.json',
];
const textFiles = ['version.txt', 'VERSION'];
const iniFiles = ['application.ini'];

/** The first version that one of the usual files gives, or null. Broken files are passed over. */
export const folderVersion = (tree: Tree, folder: string): string | null => {
  const text = (name: string): string | null => {
    const file = tree.read(`${folder}/${name}`, mostBytes);
    return file.ok ? file.value.bytes.toString('utf8') : null;
  };
  const isElectron = tree.kindOf(`${folder}/resources`) === 'folder';
  const plain = isElectron ? textFiles : [...textFiles, 'version'];
  return (
    first(jsonFiles, (name) => jsonVersion(text(name))) ??
    first(plain, (name) => plainVersion(text(name)?.split('\n')[0] ?? '')) ??
    first(iniFiles, (name) => plainVersion(/^Version=(.*)$/m.exec(text(name) ?? '')?.[1] ?? ''))
  );
};

const first = (names: readonly string[], look: (name: string) => string | null): string | null => {
  for (const name of names) {
    const version = look(name);
    if (version !== null) return version;
  }
  return null;
};

const jsonVersion = (text: string | null): string | null => {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('version' in value)) return null;
    return typeof value.version === 'string' ? plainVersion(value.version) : null;
  } catch {
    return null;
  }
};
