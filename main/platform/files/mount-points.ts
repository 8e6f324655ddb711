// Where other file systems begin: a folder there is never moved or deleted, nor one that holds such a folder.
import { readFileSync } from 'node:fs';

/** Every mount point that this process sees, absolute. Format: proc_pid_mountinfo(5), field 5, octal escapes. */
export const mountPoints = (): readonly string[] => {
  if (process.platform !== 'linux') return [];
  return parseMountInfo(readFileSync('/proc/self/mountinfo', 'utf8'));
};

export const parseMountInfo = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.split(' ')[4])
    .filter((field) => field !== undefined)
    .map((field) =>
      field.replace(/\\([0-7]{3})/g, (_, octal: string) =>
        String.fromCharCode(Number.parseInt(octal, 8)),
      ),
    );
