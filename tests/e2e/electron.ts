// The desktop program itself, driven by Playwright on a display that nobody sees.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright';
import { missingPackages } from '../rigs/programs.ts';
import { startX11, type X11Rig } from '../rigs/x11-session.ts';
import type { Face } from './path.ts';
import { listen, type Machine } from './window.ts';

const root = join(import.meta.dirname, '..', '..');

/** Electron's program where its runtime was fetched (the package's own path.txt says its name); null where it was not. */
const electronProgram = (): string | null => {
  const folder = join(root, 'node_modules', 'electron');
  const name = join(folder, 'path.txt');
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist');
  const program = join(dist, existsSync(name) ? readFileSync(name, 'utf8') : 'electron');
  return existsSync(program) ? program : null;
};

/** The packed program of `npx electron-builder --linux dir`, where somebody has built it. */
export const packedProgram = (): string | null => {
  const program = join(root, 'release', 'linux-unpacked', 'callwarden-desktop');
  return existsSync(program) ? program : null;
};

/** Why the app cannot be started here, or null. */
export const missingElectron = (): string | null =>
  electronProgram() === null ? "Electron's runtime is not here" : missingPackages('Xvfb');

export interface Desktop extends Face {
  readonly app: ElectronApplication;
  stop(): Promise<void>;
}

/** Chromium's own sandbox does not run for root; ours stays as it is. */
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** Starts the built app on the machine's guard, and waits for its window. The history is that of the start before. */
export const startDesktop = async (
  { args, env }: Pick<Machine, 'args' | 'env'>,
  display: X11Rig,
): Promise<Desktop> => {
  const app = await _electron.launch({
    executablePath: electronProgram() ?? '',
    args: [...asRoot, root, ...args],
    env: textual({ ...env, DISPLAY: display.env.DISPLAY }),
    locale: 'en-GB',
    timeout: 30_000,
  });
  const page = await app.firstWindow();
  return { app, page, complaints: listen(page), stop: () => app.close() };
};

export const startDisplay = (): Promise<X11Rig> => startX11('1280x900x24');

const textual = (env: NodeJS.ProcessEnv): { [name: string]: string } =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
