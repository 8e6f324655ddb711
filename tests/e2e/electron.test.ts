// The same path in Electron's own window, and what only the app can show: its walls, its tray's end, its fuses.
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingPackages } from '../rigs/programs.ts';
import type { X11Rig } from '../rigs/x11-session.ts';
import {
  type Desktop,
  missingElectron,
  packedProgram,
  startDesktop,
  startDisplay,
} from './electron.ts';
import { walkThePath } from './path.ts';
import { screensOf } from './screens.ts';
import { type Machine, startMachine } from './window.ts';

const missing = missingElectron() ?? missingPackages('pulseaudio', 'pactl', 'pacat');
if (missing !== null) console.log(`The path in Electron itself was skipped: ${missing}.`);

describe.skipIf(missing !== null)('the desktop program', () => {
  let machine: Machine;
  let display: X11Rig;
  let desktop: Desktop;

  beforeAll(async () => {
    machine = await startMachine();
    display = await startDisplay();
    desktop = await startDesktop(machine, display);
    await screensOf(desktop.page).skipFirstRun();
  });
  afterAll(async () => {
    await desktop?.stop();
    await display?.stop();
    await machine?.stop();
  });

  it('shows its own pages, from its own protocol', () => {
    expect(desktop.page.url()).toMatch(/^app:\/\/callwarden\/index\.html/);
  });

  walkThePath(() => ({ ...desktop, machine }));

  it('has no Node in its window, and one thing of ours', async () => {
    const seen = await desktop.page.evaluate(() => ({
      node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window),
      ours: Object.keys(window.callwarden ?? {}).sort(),
    }));
    expect(seen).toEqual({ node: [], ours: ['call', 'subscribe'] });
  });

  it('runs its window sandboxed and isolated', async () => {
    const preferences = await desktop.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      // Not in Electron's types; in its API since version 3.
      const contents = window?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } =
        contents.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
    });
    expect(preferences.webviewTag).not.toBe(true);
  });

  it('runs nothing inline and nothing evaluated', async () => {
    const { page } = desktop;
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = true';
      document.head.append(script);
      script.remove();
      const evaluated = (() => {
        try {
          return Boolean(new Function('return true')());
        } catch {
          return false;
        }
      })();
      return { inline: 'inlineRan' in window, evaluated };
    });
    expect(ran).toEqual({ inline: false, evaluated: false });
  });

  it.each(['geolocation', 'notifications', 'camera', 'microphone', 'midi'])(
    'is denied the permission %s',
    async (name) => {
      const state = await desktop.page.evaluate(
        async (asked) =>
          (await navigator.permissions.query({ name: asked as PermissionName })).state,
        name,
      );
      expect(state).toBe('denied');
    },
  );

  it('gets no camera and no microphone when it asks', async () => {
    const asked = await desktop.page.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ audio: true, video: true }).then(
        () => 'given',
        (error: Error) => error.name,
      ),
    );
    expect(asked).not.toBe('given');
  });

  it('reaches nothing outside: no request, no navigation, no window', async () => {
    const { app, page } = desktop;
    const reached = await page.evaluate(() =>
      Promise.all(
        ['https://example.org/', 'http://127.0.0.1:9/', 'file:///etc/hostname'].map((address) =>
          fetch(address).then(
            () => address,
            () => null,
          ),
        ),
      ),
    );
    expect(reached).toEqual([null, null, null]);
    await page.evaluate(() => {
      window.open('https://example.org/');
      location.href = 'https://example.org/';
    });
    await page.waitForTimeout(300);
    expect(page.url()).toMatch(/^app:\/\/callwarden\//);
    expect(app.windows()).toHaveLength(1);
  });

  it('a window that is closed waits hidden, with the guard at work', async () => {
    await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    const windows = await desktop.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.isVisible()),
    );
    expect(windows).toEqual([false]);
    // A second start shows it again, and ends itself.
    await desktop.app.evaluate(({ app }) => app.emit('second-instance'));
    await expect
      .poll(() =>
        desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()),
      )
      .toBe(true);
  });

  it('settings and history are there after it was ended and started again', async () => {
    const screens = screensOf(desktop.page);
    await screens.open('Settings');
    await desktop.page.getByLabel('Theme').selectOption('dark');
    await desktop.page.getByText('Saved.').waitFor();
    await desktop.stop();
    desktop = await startDesktop(machine, display);
    const again = screensOf(desktop.page);
    await again.open('Settings');
    expect(await desktop.page.getByLabel('Theme').inputValue()).toBe('dark');
    await again.open('Alerts');
    await desktop.page.getByText('Zoom opened the microphone.').first().waitFor();
  });
});

const packed = packedProgram();

describe.skipIf(missing !== null || packed === null)('the packed program', () => {
  // Playwright itself cannot drive it: the fuse that it needs (--inspect) is off.
  const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
    spawnSync(packed ?? '', args, {
      env: { ...process.env, ...env },
      encoding: 'utf8',
      timeout: 8_000,
    });

  it('is no Node, whatever the environment says', () => {
    const ran = run(['-e', 'process.exit(42)'], { ELECTRON_RUN_AS_NODE: '1' });
    expect(ran.status).not.toBe(42);
  });

  it('opens no debugger', () => {
    expect(run(['--inspect=0', '--version']).stderr).not.toContain('Debugger listening');
  });

  it('heeds no NODE_OPTIONS', () => {
    const ran = run(['--version'], { NODE_OPTIONS: '--require=/no/such/file.cjs' });
    expect(ran.stderr).not.toContain('/no/such/file.cjs');
  });
});
