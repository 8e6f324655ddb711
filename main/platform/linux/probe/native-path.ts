// Where the native programs for Linux stand, if they are there.
import path from 'node:path';
import { findProgram } from '../../probe-protocol/find-program.ts';
import { isProgram } from './program-file.ts';

/** The native probe's program, or null. `CALLWARDEN_PROBE` names another one, or says `none`. */
export const nativeProbePath = (
  start: string = import.meta.dirname,
  override: string | undefined = process.env.CALLWARDEN_PROBE,
): string | null => nativeProgramPath('callwarden-probe', override, start);

/** A native program, or null. `override` is a path that a person gave, or `none`. */
export const nativeProgramPath = (
  name: string,
  override: string | undefined,
  start: string = import.meta.dirname,
): string | null => findProgram(path.join('linux', 'build', name), override, start, isProgram);
