// What a platform says about its own sight: a part, how well it works, a sentence, and what to do about it.
import type { GuardPart, Health, Problem } from '../../preload/contract/index.ts';
import type { HealthObserved } from './port/index.ts';

export const working = (part: GuardPart, detail: string): Health => ({
  part,
  state: 'working',
  detail,
  advice: null,
});

export const limited = (part: GuardPart, detail: string, advice: string): Health => ({
  part,
  state: 'limited',
  detail,
  advice,
});

/** `advice` is null where nothing would help. */
export const absent = (part: GuardPart, detail: string, advice: string | null): Health => ({
  part,
  state: 'absent',
  detail,
  advice,
});

/** What can never be watched here, as the reason for leaving its switch out. */
export const cannotWatch = ({ part, detail, advice }: Health): Problem => ({
  kind: 'unavailable',
  subject: part,
  message: detail,
  advice: advice ?? 'Nothing needs to be done: everything else is watched all the same.',
});

/** Said at a time (milliseconds since 1970), among the other observations. */
export const healthObserved = (health: Health, atMs: number): HealthObserved => ({
  type: 'health',
  health,
  atMs,
});
