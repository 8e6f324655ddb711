// The order in which the app comes up and goes down.

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { protectiveHeaders, readScreenFiles } from '../bridge/index.ts';
import type { Service } from '../guard/service/index.ts';
import type { Outcome } from '../outcome.ts';
import { answerFrom } from './app-protocol.ts';
import type { ElectronPort } from './electron-port.ts';
import { Shell } from './shell.ts';
import { scheme, sessionPolicy } from './window-policy.ts';

export interface AppOptions {
  readonly electron: ElectronPort;
  /** Folder of the built app: `main.js`, `preload.cjs`. */
  readonly folder: string;
  readonly locale: string;
  /** Started only once nothing else of ours runs. */
  startGuard(): Promise<Outcome<{ readonly service: Service; stop(): Promise<void> }>>;
  /** Opens the window at once, instead of waiting in the tray. */
  readonly openWindow: boolean;
}

/** Gives the shell, or null where this instance is to end: another one runs, or the guard cannot start. */
export const startApp = async (options: AppOptions): Promise<Shell | null> => {
  const { electron, folder, locale } = options;
  let shell: Shell | null = null;
  electron.prepare();
  if (!electron.isOnlyInstance(() => shell?.openWindow())) {
    electron.quit();
    return null;
  }
  await electron.whenReady();
  const nonce = randomBytes(16).toString('base64url');
  const files = await readScreenFiles(join(folder, '..', 'renderer'), nonce);
  electron.restrictSession(sessionPolicy(electron.packaged));
  electron.serve(scheme, answerFrom(files, protectiveHeaders(nonce)));
  const guard = await options.startGuard();
  if (!guard.ok) {
    const { message, advice } = guard.problem;
    await electron.confirm(message, advice, 'OK', 'Quit');
    electron.quit();
    return null;
  }
  shell = new Shell({
    electron,
    service: guard.value.service,
    preload: join(folder, 'preload.cjs'),
    locale,
  });
  const { stop } = guard.value;
  electron.onQuit(async () => {
    shell?.close();
    await stop();
  });
  if (options.openWindow) shell.openWindow();
  return shell;
};
