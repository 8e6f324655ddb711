// Where the Windows probe's program stands, if there is one.
import path from 'node:path';
import { beginsWith, findProgram } from '../../probe-protocol/find-program.ts';

const program = path.join('win32', 'build', 'callwarden-probe.exe');

/** Begins as each program for Windows does (PE Format: the MS-DOS stub's `MZ`). */
const isProgram = (file: string): boolean => beginsWith(file, ['4d5a']);

/** The program, or null. `CALLWARDEN_PROBE` names another one, or says `none`. */
export const nativeProbePath = (): string | null =>
  findProgram(program, process.env.CALLWARDEN_PROBE, import.meta.dirname, isProgram);
