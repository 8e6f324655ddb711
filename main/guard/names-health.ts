// What is said about names where nobody asked for them.
import type { Health } from '../../preload/contract/index.ts';

export const namesOff: Health = {
  part: 'names',
  state: 'absent',
  detail:
    'Callwarden sees addresses, not names: whoever rents a server in a cloud stays unnamed, and so does the other end of a call over UDP.',
  advice: 'Switch names on: in the settings, or with `callwarden watch --names`.',
};

/** Switched off, and `wouldBe` is what a try has shown: what it needs is said before somebody switches it on. */
export const namesOffHere = (wouldBe: Health): Health =>
  wouldBe.state === 'working' || wouldBe.advice === null
    ? namesOff
    : {
        ...namesOff,
        advice: `${wouldBe.advice} Then switch names on: in the settings, or with \`--names\`.`,
      };
