// Places of the registry with stars in them, as what stands there: `HKLM\…\UserData\*\Products\X`, `HKCU\Software\*Zoom*`.
import type { RegistryPlace } from '../../../../preload/contract/index.ts';
import { type Outcome, success } from '../../../outcome.ts';
import { nameLike } from '../name-like.ts';
import { namesInKeys } from './registry.ts';

/** More places than these are no leftovers of one client: the pattern says too little. */
const mostPlaces = 200;

interface Walk<T> {
  readonly one: T;
  /** The key so far: names of the registry, in which a star is a star. */
  readonly outer: readonly string[];
  /** What of the pattern is still ahead; the first has a star in it, or there is none. */
  readonly ahead: readonly string[];
}

/**
 * A star stands for any part of one name. Places without stars come back as they are, whether something stands there or
 * not; the others as those that are there, as the registry spells them. In as many questions as the deepest has stars.
 */
export async function expandPlaces<T extends { readonly place: RegistryPlace }>(
  wanted: readonly T[],
): Promise<Outcome<readonly T[]>> {
  const found = wanted.filter(({ place }) => !hasStar(place));
  let walks = wanted
    .filter(({ place }) => hasStar(place))
    .map((one) => plainly({ one, outer: [], ahead: one.place.key.split('\\') }));
  while (walks.length > 0) {
    const asked = await namesInKeys(
      walks.map(({ one, outer }) => ({ key: outer.join('\\'), view: one.place.view })),
    );
    if (!asked.ok) return asked;
    const next: Walk<T>[] = [];
    for (const [at, walk] of walks.entries()) {
      const { one, outer, ahead } = walk;
      const [part, ...rest] = ahead;
      const { keys = [], values = [] } = asked.value[at] ?? {};
      if (part === undefined) {
        const fits = nameLike(one.place.value ?? '');
        for (const value of values.filter(fits).slice(0, mostPlaces))
          found.push({ ...one, place: { ...one.place, key: outer.join('\\'), value } });
        continue;
      }
      for (const name of keys.filter(nameLike(part)).slice(0, mostPlaces)) {
        const walked = plainly({ one, outer: [...outer, name], ahead: rest });
        const key = walked.outer.join('\\');
        if (walked.ahead.length > 0 || (one.place.value?.includes('*') ?? false)) next.push(walked);
        else found.push({ ...one, place: { ...one.place, key } });
      }
    }
    walks = next.slice(0, mostPlaces);
  }
  return success(found);
}

const hasStar = ({ key, value }: RegistryPlace): boolean =>
  key.includes('*') || (value?.includes('*') ?? false);

/** As far as no star stands in the way. */
const plainly = <T>({ one, outer, ahead }: Walk<T>): Walk<T> => {
  const star = ahead.findIndex((part) => part.includes('*'));
  const plain = star < 0 ? ahead : ahead.slice(0, star);
  return { one, outer: [...outer, ...plain], ahead: ahead.slice(plain.length) };
};
