// The one place that asks which operating system this is.
import { failure, type Outcome, success } from '../outcome.ts';
import type { Platform } from './port/index.ts';

/** This machine's platform, and no other's code; `unavailable` where there is none yet. */
export const currentPlatform = async (): Promise<Outcome<Platform>> => {
  switch (process.platform) {
    case 'linux':
      return success((await import('./linux/index.ts')).linux());
    case 'darwin':
      return success((await import('./darwin/index.ts')).darwin());
    case 'win32':
      return success((await import('./win32/index.ts')).win32());
    default:
      return failure({
        kind: 'unavailable',
        subject: process.platform,
        message: `Callwarden cannot watch this system (${process.platform}) yet.`,
        advice: 'It works on Linux, macOS and Windows.',
      });
  }
};
