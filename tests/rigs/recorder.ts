// A real recording program that stands wherever a test wants it to: a copy of pacat, recording to nowhere.
import { chmodSync, copyFileSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { type OwnChild, startOwnChild } from './own-child.ts';
import { findProgram } from './programs.ts';

export interface RecorderOptions {
  /** Where the copy shall stand, `ROOT/opt/zoom/zoom`; left out, the system's own pacat runs. */
  readonly at?: string;
  /** Of the sound server's rig. */
  readonly env: NodeJS.ProcessEnv;
  /** The source to record, `mic`; `spk.monitor` records what is played. */
  readonly device?: string;
  /** What it calls itself to the server; left out, its file's name. */
  readonly name?: string;
  /** More properties of the stream, `{ 'media.name': 'a call' }`. */
  readonly properties?: Readonly<Record<string, string>>;
}

/** Resolves when the program runs; its stream exists some milliseconds later. Needs the package pulseaudio-utils. */
export async function startRecorder(options: RecorderOptions): Promise<OwnChild> {
  const { at, env, device = 'mic', name, properties = {} } = options;
  const pacat = findProgram('pacat');
  if (pacat === null) throw new Error('pacat is missing: install pulseaudio-utils');
  if (at !== undefined) {
    mkdirSync(dirname(at), { recursive: true });
    copyFileSync(realpathSync(pacat), at);
    chmodSync(at, 0o755);
  }
  return startOwnChild(
    [
      at ?? pacat,
      '--record',
      `--device=${device}`,
      '--latency-msec=50',
      ...(name === undefined ? [] : [`--client-name=${name}`]),
      ...Object.entries(properties).map(([key, value]) => `--property=${key}=${value}`),
    ],
    // Names beyond ASCII on the command line are read in the locale's encoding.
    { env: { ...env, LC_ALL: 'C.UTF-8' } },
  );
}
