// What is said about whether programs' windows can be seen.
import type { Health } from '../../../preload/contract/index.ts';
import type { Outcome } from '../../outcome.ts';

export const windowsHealth = (seen: Outcome<unknown>): Health =>
  seen.ok
    ? {
        part: 'windows',
        state: 'working',
        detail: 'Which programs show a window can be seen.',
        advice: null,
      }
    : {
        part: 'windows',
        state: 'absent',
        detail: seen.problem.message,
        advice: seen.problem.advice,
      };
