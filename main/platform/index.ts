// The one place that asks which operating system this is.
import { failure, type Outcome, success } from '../outcome.ts';
import { linux } from './linux/index.ts';
import type { Platform } from './port/index.ts';

/** This machine's platform; `unavailable` where there is none yet. */
export const currentPlatform = (): Outcome<Platform> =>
  process.platform === 'linux'
    ? success(linux())
    : failure({
        kind: 'unavailable',
        subject: process.platform,
        message: `Callwarden cannot watch this system (${process.platform}) yet.`,
        advice: 'It works on Linux today; the README says what is planned.',
      });
