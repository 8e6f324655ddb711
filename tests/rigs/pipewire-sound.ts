// A real PipeWire as the sound server: its own pulse server, a session manager, a microphone `mic` that hears nothing.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startOwnChild } from './own-child.ts';
import { startPipeWire } from './pipewire.ts';
import { until } from './until.ts';

/** For `missingPackages`. */
export const pipewireSoundPrograms = [
  'pipewire',
  'pipewire-pulse',
  'wireplumber',
  'dbus-daemon',
] as const;

export interface PipeWireSoundRig {
  readonly env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

/** Resolves when the microphone is there. Needs pipewire-pulse, wireplumber and dbus. */
export async function startPipeWireSound(): Promise<PipeWireSoundRig> {
  const pipewire = await startPipeWire();
  const { env } = pipewire;
  // The session manager will not run without a bus; dbus-run-session would leave its bus behind when ended.
  const bus = `unix:path=${join(pipewire.runtimeDir, 'bus')}`;
  const children = [
    await startOwnChild(
      ['dbus-daemon', '--session', '--nofork', '--nopidfile', `--address=${bus}`],
      { env },
    ),
    await startOwnChild(['pipewire-pulse'], { env }),
  ];
  await until('the bus', () => (existsSync(join(pipewire.runtimeDir, 'bus')) ? true : undefined));
  children.push(
    await startOwnChild(['wireplumber'], { env: { ...env, DBUS_SESSION_BUS_ADDRESS: bus } }),
  );
  const pactl = (...argv: string[]): string =>
    execFileSync('pactl', argv, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const sources = (): string => {
    try {
      return pactl('list', 'short', 'sources');
    } catch {
      return '';
    }
  };
  await until('a source of the session manager', () =>
    sources().includes('auto_null.monitor') ? true : undefined,
  );
  pactl('load-module', 'module-null-sink', 'media.class=Audio/Source/Virtual', 'sink_name=mic');
  await until('the microphone', () => (/\tmic\t/.test(sources()) ? true : undefined));
  return {
    env,
    stop: async () => {
      await Promise.all(children.reverse().map((child) => child.stop()));
      await pipewire.stop();
    },
  };
}
