// What is said about names where nobody asked for them.
import type { Health } from '../../../preload/contract/index.ts';

export const namesOff: Health = {
  part: 'names',
  state: 'absent',
  detail:
    'Callwarden sees addresses, not names: whoever rents a server in a cloud stays unnamed, and so does the other end of a call over UDP.',
  advice: 'Switch names on: in the settings, or with `callwarden watch --names`.',
};

/**
 * Switched off, and `wouldBe` is what a try has shown: what it needs is said before somebody switches it on, and where
 * nothing would help, that.
 */
export const namesOffHere = (wouldBe: Health): Health => {
  if (wouldBe.state === 'working') return namesOff;
  if (wouldBe.advice === null) return wouldBe;
  const then = 'Then switch names on: in the settings, or with `--names`.';
  return { ...namesOff, advice: `${wouldBe.advice} ${then}` };
};
