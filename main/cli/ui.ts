// `callwarden ui`: the guard and its screens, in the person's own browser.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Bridge } from '../bridge/index.ts';
import { dataFolder } from '../guard/data-folder.ts';
import { startService } from '../guard/service/index.ts';
import { exitCode, failWith } from './exit.ts';
import { type PlaceFlags, placesOf } from './places.ts';

export interface UiFlags extends PlaceFlags {
  readonly devices: string;
  /** commander's name for the absence of `--no-open`. */
  readonly open: boolean;
}

const onlyTheDesktopProgram = {
  kind: 'unavailable',
  subject: 'start-at-login',
  message: 'Only the desktop program starts when you log in; these screens are in a browser.',
  advice: 'Install the desktop program, or have your session start callwarden ui.',
} as const;

const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export const ui = async (flags: UiFlags): Promise<number> => {
  const ended = untilSignal();
  const started = await startService({
    paths: placesOf(flags),
    devices: flags.devices,
    folder: dataFolder(),
    shellLacks: { 'start-at-login': onlyTheDesktopProgram },
  });
  if (!started.ok) return failWith(started.problem);
  const { service, platform, stop } = started.value;
  const bridge = await Bridge.open({
    service,
    screens: screensFolder(),
    mayConnect: async (ours, theirs) => isThisPerson(await platform.loopbackPeer(ours, theirs)),
  });
  if (!bridge.ok) {
    await stop();
    return failWith(bridge.problem);
  }
  const { address } = bridge.value;
  const opens = flags.open && hasDisplay(process.env);
  process.stdout.write(
    `${opens ? 'Callwarden opens in your browser' : 'Open Callwarden in your browser'}; this address works once: ${address}\n`,
  );
  if (opens && address !== null) openBrowser(address);
  await ended;
  await bridge.value.close();
  await stop();
  return exitCode.done;
};

const untilSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of endSignals) process.once(signal, () => resolve());
  });

const hasDisplay = (env: NodeJS.ProcessEnv): boolean => Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);

/** Ours, or of whoever became an administrator to start us. Where the system cannot tell, the token alone decides. */
const isThisPerson = (uid: number | null): boolean => {
  const own = process.getuid?.();
  if (uid === null || own === undefined) return own === undefined;
  return uid === own || (own === 0 && String(uid) === process.env.SUDO_UID);
};

/** The browser's life is not ours: it stays when we end, and what it prints is its own affair. */
const openBrowser = (address: string): void => {
  const browser = spawn('xdg-open', [address], { stdio: 'ignore', detached: true, shell: false });
  browser.on('error', () =>
    process.stderr.write(
      'callwarden: No browser could be opened; open the address above yourself.\n',
    ),
  );
  browser.unref();
};

/** Beside the built program, or in `dist/` where it runs from its source. */
const screensFolder = (): string => {
  const here = dirname(fileURLToPath(import.meta.url));
  const built = join(here, '..', 'renderer');
  return existsSync(join(built, 'index.html')) ? built : join(here, '..', '..', 'dist', 'renderer');
};
