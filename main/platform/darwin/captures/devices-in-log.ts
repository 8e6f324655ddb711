// Which devices the log of macOS is asked about: a microphone that the native probe knows by process is told of once.
import { release } from 'node:os';
import type { DeviceKind, Health } from '../../../../preload/contract/index.ts';
import { working } from '../../health.ts';
import { nativeProbePath } from '../probe/native-path.ts';

/** macOS 14.2, where Core Audio began to tell which processes record, is Darwin 23.2. */
export const devicesInLog = (
  darwin: string = release(),
  program: string | null = nativeProbePath(),
): readonly DeviceKind[] => {
  const [major = 0, minor = 0] = darwin.split('.').map(Number);
  const tells = major > 23 || (major === 23 && minor >= 2);
  return program !== null && tells ? ['camera'] : ['microphone', 'camera'];
};

export const microphonesByProbe: Health = working(
  'sound-server',
  'Core Audio tells the native probe which processes record.',
);
