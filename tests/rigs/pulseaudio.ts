// A real PulseAudio in a folder of its own: a speaker `spk` that plays to nothing, a microphone `mic` that hears nothing.
import { connect } from 'node:net';
import { join } from 'node:path';
import { type OwnChild, startOwnChild } from './own-child.ts';
import { ownFolder } from './own-folder.ts';
import { until } from './until.ts';

export interface PulseAudioRig {
  /** For every client of this server: PATH, HOME and XDG_RUNTIME_DIR. */
  readonly env: NodeJS.ProcessEnv;
  /** As PULSE_SERVER takes it. */
  readonly server: string;
  readonly runtimeDir: string;
  pid(): number;
  /** Kills the server as a crash would; its folder stays. */
  crash(): Promise<void>;
  /** Starts it again in the same folder, after a crash or instead of the running one. */
  restart(): Promise<void>;
  /** Ends the server and removes its folder. */
  stop(): Promise<void>;
}

/** Resolves when the server takes connections. Needs the package pulseaudio. */
export async function startPulseAudio(
  options: { readonly runtimeDir?: string } = {},
): Promise<PulseAudioRig> {
  const folder = ownFolder('pulse', options.runtimeDir);
  const socket = join(folder.runtimeDir, 'pulse', 'native');
  let server: OwnChild | null = null;

  const start = async (): Promise<void> => {
    const started = await startOwnChild(
      [
        'pulseaudio',
        ...['-n', '--daemonize=no', '--exit-idle-time=-1', '--use-pid-file=no'],
        ...['-L', 'module-null-sink sink_name=spk'],
        ...['-L', 'module-null-source source_name=mic description=Desk-Microphone'],
        ...['-L', 'module-native-protocol-unix'],
      ],
      { env: folder.env },
    );
    server = started;
    await until(`PulseAudio at ${socket}`, async () => {
      if (started.child.exitCode !== null) throw new Error(started.errors());
      return (await answers(socket)) ? true : undefined;
    });
  };

  await start();
  return {
    env: folder.env,
    server: `unix:${socket}`,
    runtimeDir: folder.runtimeDir,
    pid: () => server?.pid ?? 0,
    crash: async () => server?.stop('SIGKILL'),
    restart: async () => {
      await server?.stop();
      await start();
    },
    stop: async () => {
      await server?.stop();
      folder.remove();
    },
  };
}

const answers = (socket: string): Promise<boolean> =>
  new Promise((resolve) => {
    const connection = connect(socket);
    connection.once('connect', () => {
      connection.destroy();
      resolve(true);
    });
    connection.once('error', () => resolve(false));
  });
