// A name with stars in it, as the catalogue writes it.
import { foldCase } from '../../catalogue/paths/windows-paths.ts';

/** A star stands for any part of the name; case does not count. */
export function nameLike(pattern: string): (name: string) => boolean {
  const literals = foldCase(pattern)
    .split('*')
    .map((text) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const whole = new RegExp(`^${literals.join('.*')}$`, 's');
  return (name) => whole.test(foldCase(name));
}
