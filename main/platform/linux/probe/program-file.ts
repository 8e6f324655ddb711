// Whether a file is a program that this machine can start, told before it is started.
//
// Node starts programs with execvp(3), which hands a file that the kernel refuses (a cut-off one, one of another
// architecture) to /bin/sh as if it were a script. We never start a shell, so such a file must not get so far.
import { accessSync, closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** e_machine of elf(5) for each of Node's architectures on Linux. */
const machines: Readonly<Record<string, number>> = {
  ia32: 3,
  ppc64: 21,
  s390x: 22,
  arm: 40,
  x64: 62,
  arm64: 183,
  riscv64: 243,
  loong64: 258,
};

/** Whether this file is there, may be run, and is a whole program of this architecture, or a `#!` script. */
export function isProgram(file: string): boolean {
  let descriptor: number | undefined;
  try {
    accessSync(file, constants.X_OK);
    descriptor = openSync(file, 'r');
    const { size } = fstatSync(descriptor);
    const header = Buffer.alloc(64);
    const length = readSync(descriptor, header);
    return header.toString('latin1', 0, 2) === '#!' || isWholeElf(header.subarray(0, length), size);
  } catch {
    return false;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** elf(5): the header's machine is ours, and both of its tables lie within the file. */
export function isWholeElf(header: Buffer, size: number, architecture = process.arch): boolean {
  if (header.length < 52 || header.toString('latin1', 0, 4) !== '\x7fELF') return false;
  const wide = header[4] === 2;
  const big = header[5] === 2;
  if (wide && header.length < 64) return false;
  const half = (at: number) => (big ? header.readUInt16BE(at) : header.readUInt16LE(at));
  const word = (at: number) => (big ? header.readUInt32BE(at) : header.readUInt32LE(at));
  const long = (at: number) =>
    Number(big ? header.readBigUInt64BE(at) : header.readBigUInt64LE(at));
  if (half(18) !== machines[architecture]) return false;
  const [programs, sections] = wide ? [long(32), long(40)] : [word(28), word(32)];
  const counts = wide ? 54 : 42;
  const programsEnd = programs + half(counts) * half(counts + 2);
  const sectionsEnd = sections + half(counts + 4) * half(counts + 6);
  return programs > 0 && programsEnd <= size && sectionsEnd <= size;
}
