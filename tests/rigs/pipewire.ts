// A real PipeWire in a folder of its own, without a session manager or a bus: cameras and programs that take their
// pictures are real GStreamer streams, linked by hand where a session manager would link them.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type OwnChild, startOwnChild } from './own-child.ts';
import { ownFolder } from './own-folder.ts';
import { until } from './until.ts';

/** For `missingPackages`; the plugin itself is gstreamer1.0-pipewire, its test picture gstreamer1.0-plugins-base. */
export const pipewirePrograms = ['pipewire', 'pw-dump', 'gst-launch-1.0'] as const;

export interface PipeWireRig {
  readonly env: NodeJS.ProcessEnv;
  readonly runtimeDir: string;
  /** A test picture, five times a second, offered as a camera of this name. */
  startCamera(name: string, properties?: string): Promise<OwnChild>;
  /** A program that wants pictures; it gets none before `link`. */
  startViewer(name: string): Promise<OwnChild>;
  /** What a session manager does when a program asked for a camera. */
  link(camera: string, viewer: string): Promise<void>;
  unlink(camera: string, viewer: string): void;
  /** Kills the server as a crash would; its folder stays. */
  crash(): Promise<void>;
  /** Everything ends, the folder goes. */
  stop(): Promise<void>;
}

/** Resolves when the server's socket is there. Needs pipewire-bin. */
export async function startPipeWire(): Promise<PipeWireRig> {
  const folder = ownFolder('pipewire');
  const env = { ...folder.env, LC_ALL: 'C.UTF-8' };
  const children: OwnChild[] = [];
  const start = async (...argv: [string, ...string[]]): Promise<OwnChild> => {
    const child = await startOwnChild(argv, { env });
    children.push(child);
    return child;
  };
  const ports = (direction: '-o' | '-i'): string =>
    execFileSync('pw-link', [direction], { env, encoding: 'utf8' });

  const server = await start('pipewire');
  await until('the socket of PipeWire', () =>
    existsSync(join(folder.runtimeDir, 'pipewire-0')) ? true : undefined,
  );
  return {
    env,
    runtimeDir: folder.runtimeDir,
    startCamera: async (name, properties = 'media.class=Video/Source,media.role=Camera') => {
      const camera = await start(
        'gst-launch-1.0',
        ...['videotestsrc', 'is-live=true', '!'],
        ...['video/x-raw,format=RGB,width=64,height=48,framerate=5/1', '!'],
        ...['pipewiresink', 'mode=provide'],
        `stream-properties=props,node.name=${name},node.description=${name},${properties}`,
      );
      await until(`the camera ${name}`, () =>
        ports('-o').includes(`${name}:`) ? true : undefined,
      );
      return camera;
    },
    startViewer: async (name) => {
      const viewer = await start(
        'gst-launch-1.0',
        ...['pipewiresrc', `client-name=${name}`, '!', 'video/x-raw,format=RGB', '!', 'fakesink'],
      );
      await until(`the viewer ${name}`, () =>
        ports('-i').includes(`${name}:`) ? true : undefined,
      );
      return viewer;
    },
    link: async (camera, viewer) => {
      execFileSync('pw-link', [`${camera}:out_0`, `${viewer}:in_0`], { env });
    },
    unlink: (camera, viewer) => {
      execFileSync('pw-link', ['-d', `${camera}:out_0`, `${viewer}:in_0`], { env });
    },
    crash: () => server.stop('SIGKILL'),
    stop: async () => {
      await Promise.all(children.reverse().map((child) => child.stop()));
      folder.remove();
    },
  };
}
