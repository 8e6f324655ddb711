// How much can be seen with ps and lsof alone.
import type { Health } from '../../../../preload/contract/index.ts';
import { limited, working } from '../../health.ts';

const getProbe =
  'Install the command line tools of Xcode and run npm ci, for the native probe; or install Callwarden as an application.';

export const commandHealth = (intervalMs: number): readonly Health[] => {
  const seconds = `${intervalMs / 1000} s`;
  return [
    limited('probe', 'There is no native probe: ps and lsof are asked instead.', getProbe),
    limited(
      'process-events',
      `Processes are compared every ${seconds}: a shorter one is not seen.`,
      getProbe,
    ),
    limited(
      'device-events',
      'Cameras and microphones are known from what Control Center writes into the log of macOS: by application, not by process.',
      getProbe,
    ),
    limited('sockets', 'Connections come from lsof, without byte counts.', getProbe),
  ];
};

export const otherUsers = (uid: number): Health =>
  uid === 0
    ? working('other-users', 'Every process on this machine can be looked into.')
    : limited(
        'other-users',
        'Connections of other users’ processes are hidden.',
        'Run Callwarden as administrator to see them.',
      );

export const unreadLines = (program: string, lines: number): Health =>
  limited(
    'probe',
    `${lines === 1 ? '1 line' : `${lines} lines`} of ${program} could not be understood, so something may be missing.`,
    getProbe,
  );

export const lookFailed = (message: string): Health =>
  limited('probe', `This machine’s processes could not be looked at: ${message}`, getProbe);
