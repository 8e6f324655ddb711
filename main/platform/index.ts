// The one place that asks which operating system this is.
import { failure, type Outcome, success } from '../outcome.ts';
import { darwin } from './darwin/index.ts';
import { linux } from './linux/index.ts';
import type { Platform } from './port/index.ts';
import { win32 } from './win32/index.ts';

/** This machine's platform; `unavailable` where there is none yet. */
export const currentPlatform = (): Outcome<Platform> => {
  switch (process.platform) {
    case 'linux':
      return success(linux());
    case 'darwin':
      return success(darwin());
    case 'win32':
      return success(win32());
    default:
      return failure({
        kind: 'unavailable',
        subject: process.platform,
        message: `Callwarden cannot watch this system (${process.platform}) yet.`,
        advice: 'It works on Linux, macOS and Windows.',
      });
  }
};
