// A pattern's places on a disk of macOS, which finds a name in whichever case and form it is written. The catalogue's
// names are composed and a disk's may not be (HFS+ keeps them in parts), so names are compared here where a disk would.
import { macKey } from '../../../catalogue/paths/mac-paths.ts';
import type { Ground } from '../../ground/index.ts';

export type Expander = (pattern: string) => readonly string[];

/** Each place with the names that the disk has. A folder is listed once for all patterns. */
export function expanderOn(ground: Pick<Ground, 'names' | 'entry'>): Expander {
  const listed = new Map<string, readonly string[]>();
  const namesIn = (folder: string): readonly string[] => {
    const known =
      listed.get(folder) ?? ground.names(folder === '' || folder === '~' ? `${folder}/` : folder);
    listed.set(folder, known);
    return known;
  };
  const below = (folder: string, part: string): readonly string[] => {
    const exact = `${folder}/${part}`;
    if (!part.includes('*') && ground.entry(exact) !== null) return [exact];
    const isWanted = wanted(part);
    return namesIn(folder)
      .filter(isWanted)
      .map((name) => `${folder}/${name}`);
  };
  return (pattern) => {
    const [start = '', ...parts] = pattern.split('/');
    let places: readonly string[] = [start];
    for (const part of parts.filter((each) => each !== ''))
      places = places.flatMap((place) => below(place, part));
    return places;
  };
}

/** Pure: a star stands for any part of one name; at its beginning not for a dot, as in a shell. */
export function wanted(part: string): (name: string) => boolean {
  const literals = keyOf(part)
    .split('*')
    .map((text) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const form = new RegExp(`^${literals.join('.*')}$`, 'su');
  return (name) => form.test(keyOf(name)) && (part.startsWith('.') || !name.startsWith('.'));
}

const keyOf = (name: string): string => macKey(`/${name}`)?.slice(1) ?? name;
