// Where the probe's program for macOS stands, if it was built.
import path from 'node:path';
import { beginsWith, findProgram } from '../../probe-protocol/find-program.ts';

const program = path.join('darwin', 'build', 'callwarden-probe');

/** Mach-O for one kind of processor, or for several at once (<mach-o/loader.h>, <mach-o/fat.h>). */
const isProgram = (file: string): boolean => beginsWith(file, ['cffaedfe', 'cafebabe']);

/** The program, or null. `CALLWARDEN_PROBE` names another one, or says `none`. */
export const nativeProbePath = (): string | null =>
  findProgram(program, process.env.CALLWARDEN_PROBE, import.meta.dirname, isProgram);
