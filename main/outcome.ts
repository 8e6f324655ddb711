// What a fallible operation gives back: a value, or a problem that a person can act on. Never a throw across rooms.
import type { Problem } from '../preload/contract/problem.ts';

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

export const success = <T>(value: T): Outcome<T> => ({ ok: true, value });

export const failure = (problem: Problem): Outcome<never> => ({ ok: false, problem });

/** The text of anything thrown, for the `cause` of a problem. */
export const causeOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown);
