// What is called like a client, and nothing more is known of: to be offered, never chosen beforehand. A few folders are
// listed; none is walked.
import { posix } from 'node:path';
import type { Client } from '../../../catalogue/index.ts';
import type { Ground } from '../../ground/index.ts';
import type { Likeness } from '../../port/index.ts';
import { placeInCatalogue } from '../inventory/catalogue-path.ts';

const folders = [
  '~',
  '~/.config',
  '~/.cache',
  '~/.local/share',
  '~/.local/state',
  '~/.local/bin',
  '~/Applications',
  '/opt',
  '/usr/local/bin',
  '/usr/local/lib',
  '/usr/share/keyrings',
  '/etc/apt/keyrings',
  '/etc/apt/trusted.gpg.d',
  '/etc/default',
  '/etc/cron.daily',
  '/var/lib',
  '/var/log',
  '/var/cache',
];

export const readLikenesses = (client: Client, ground: Ground): readonly Likeness[] => {
  const words = wordsOf(client);
  const known = knownPlaces(client, ground);
  return folders.flatMap((folder) =>
    // `~` is no path of the ground by itself: what stands in it is.
    ground.names(folder === '~' ? '~/.' : folder).flatMap((name) => {
      const word = likeness(name, words);
      const shown = `${folder}/${name}`;
      if (word === null || known(shown)) return [];
      const entry = ground.entry(shown);
      return entry === null ? [] : [{ entry, word }];
    }),
  );
};

/** Shorter words are parts of too many others. */
const shortest = 4;

export const wordsOf = ({ id, shortName, linux }: Client): readonly string[] => {
  const words = [
    id,
    shortName,
    ...linux.processNames,
    ...linux.packages.deb,
    ...linux.packages.rpm,
    ...linux.packages.flatpak,
    ...linux.packages.snap,
  ].map((word) => word.toLowerCase());
  return [...new Set(words)].filter((word) => word.length >= shortest);
};

/** The word that the name is, or that stands in it as a word of its own; null for neither. Pure. */
export const likeness = (name: string, words: readonly string[]): string | null => {
  const plain = name.toLowerCase();
  return (
    words.find((word) => {
      for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1)) {
        const before = plain[at - 1];
        const after = plain[at + word.length];
        if (!isLetter(before) && !isLetter(after)) return true;
      }
      return false;
    }) ?? null
  );
};

const isLetter = (sign: string | undefined): boolean => sign !== undefined && /\p{L}/u.test(sign);

/** True for what the catalogue names, for what stands in it, and for what holds it. */
const knownPlaces = (client: Client, ground: Ground): ((shown: string) => boolean) => {
  const { linux, leftovers, userContentPaths, sharedPaths, backgroundServices } = client;
  const places = [
    ...linux.installPaths,
    ...leftovers.linux,
    ...userContentPaths.linux,
    ...sharedPaths,
    ...backgroundServices.linux,
  ].flatMap((path) => {
    const place = placeInCatalogue(path);
    return place === null ? [] : ground.expand(place);
  });
  return (shown) =>
    places.some(
      (place) => place === shown || place.startsWith(`${shown}/`) || shown.startsWith(`${place}/`),
    ) || posix.basename(shown) === '';
};
