// Which microphones and cameras this Mac has, as system_profiler(8) says in JSON.
import * as z from 'zod';
import { type Argv, exitedWell, oneLine } from '../../command/index.ts';
import type { Observation } from '../../port/index.ts';
import { type Commands, plainEnv } from '../commands.ts';

export const profilerArgv: Argv = [
  '/usr/sbin/system_profiler',
  '-json',
  'SPAudioDataType',
  'SPCameraDataType',
];

const audioDevice = z.object({
  _name: z.string(),
  coreaudio_device_input: z.number().optional(),
});
const profile = z.object({
  SPAudioDataType: z.array(z.object({ _items: z.array(audioDevice).default([]) })).default([]),
  SPCameraDataType: z.array(z.object({ _name: z.string() })).default([]),
});

export interface Devices {
  readonly microphones: readonly string[];
  readonly cameras: readonly string[];
}

/** Pure. null for what is no such answer. */
export function parseDevices(text: string): Devices | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = profile.safeParse(value);
  if (!parsed.success) return null;
  const { SPAudioDataType: audio, SPCameraDataType: cameras } = parsed.data;
  return {
    microphones: audio
      .flatMap(({ _items }) => _items)
      .filter(({ coreaudio_device_input: channels }) => (channels ?? 0) > 0)
      .map(({ _name }) => _name),
    cameras: cameras.map(({ _name }) => _name),
  };
}

/** The probe's word about devices, with those that this Mac has in front of it. */
export async function withDevices(
  commands: Commands,
  observations: readonly Observation[],
): Promise<readonly Observation[]> {
  const limits = { env: plainEnv(), timeLimitMs: 20_000 };
  const ran = exitedWell(profilerArgv, await commands.run(profilerArgv, limits));
  const devices = ran.ok ? parseDevices(ran.value) : null;
  if (devices === null) return observations;
  const sentence = `This Mac has ${counted(devices.microphones, 'microphone')} and ${counted(devices.cameras, 'camera')}.`;
  return observations.map((each) =>
    each.type === 'health' && each.health.part === 'device-events'
      ? { ...each, health: { ...each.health, detail: `${sentence} ${each.health.detail}` } }
      : each,
  );
}

const counted = (names: readonly string[], what: string): string => {
  const named = names.length === 0 ? '' : ` (${names.map((name) => oneLine(name, 60)).join(', ')})`;
  return `${names.length} ${what}${names.length === 1 ? '' : 's'}${named}`;
};
