// What macOS does not show at all, in sentences for people.
import type { Health } from '../../../preload/contract/index.ts';
import { absent } from '../health.ts';

export const noNameWatch: Health = absent(
  'names',
  'Callwarden sees addresses, not names: macOS shows packets only to the administrator or to a signed extension.',
  null,
);
