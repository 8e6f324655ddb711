// What a question has come to so far.
import type { Problem } from '../../preload/contract/index.ts';

export type Answer<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'there'; readonly value: T }
  | { readonly state: 'failed'; readonly problem: Problem };

export const loading = { state: 'loading' } as const;
