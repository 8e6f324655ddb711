// What macOS shows and what not, as sentences for people. One place, so that no part is told of twice.
import type { GuardPart, Health } from '../../../preload/contract/index.ts';
import type { HealthObserved } from '../port/index.ts';

export const observed = (health: Health, atMs: number): HealthObserved => ({
  type: 'health',
  health,
  atMs,
});

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

export const noNameWatch: Health = {
  part: 'names',
  state: 'absent',
  detail:
    'Callwarden sees addresses, not names: macOS shows packets only to the administrator or to a signed extension.',
  advice: null,
};
