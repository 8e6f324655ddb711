// Electron's own list of security rules (electronjs.org/docs/latest/tutorial/security), each checked against what we do.
// Electronegativity did this once; its last release (1.10.3) predates the options checked here and it is not maintained.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerFrom } from '../../../main/app/app-protocol.ts';
import {
  chromiumSwitches,
  isOurs,
  sessionPolicy,
  startPage,
  windowOptions,
  windowPolicy,
} from '../../../main/app/window-policy.ts';
import { contentPolicy, protectiveHeaders, type ScreenFile } from '../../../main/bridge/index.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const packaged = windowOptions('/app/preload.cjs', true);
const preferences = packaged.webPreferences!;

/** Our program text without comments, by file. */
const sources = (folder: string): [string, string][] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => [
      join(folder, name),
      readFileSync(join(root, folder, name), 'utf8').replaceAll(/^\s*(\/\/|\*|\/\*).*$/gm, ''),
    ]);
const desktop = [
  ...sources('main/app'),
  ['preload/index.ts', readFileSync(join(root, 'preload/index.ts'), 'utf8')] as [string, string],
];
const using = (pattern: RegExp, among = desktop): string[] =>
  among.filter(([, text]) => pattern.test(text)).map(([name]) => name);

describe('Electron’s rules', () => {
  it('1: only secure content is loaded, and only ours', () => {
    expect(startPage).toBe('app://callwarden/index.html');
    expect(using(/loadURL\((?!url\))|loadFile\(|https?:\/\/(?!www\.electronjs|json)/)).toEqual([]);
  });
  it('2: no Node in the renderer', () => {
    expect(preferences).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    });
  });
  it('3: context isolation', () => expect(preferences.contextIsolation).toBe(true));
  it('4: every process is sandboxed', () => {
    expect(preferences.sandbox).toBe(true);
    expect(using(/app\.enableSandbox\(\)/)).toEqual(['main/app/electron-adapter.ts']);
    expect(using(/no-sandbox/)).toEqual([]);
  });
  it('5: every permission is denied', () => {
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'midi',
      'clipboard-read',
      'hid',
      'usb',
      'serial',
      'fullscreen',
      'openExternal',
      '',
    ]) {
      expect(sessionPolicy(true).mayHave(permission)).toBe(false);
    }
    for (const call of [
      'setPermissionRequestHandler',
      'setPermissionCheckHandler',
      'setDevicePermissionHandler',
      'setDisplayMediaRequestHandler',
    ]) {
      expect(using(new RegExp(call))).toEqual(['main/app/electron-adapter.ts']);
    }
  });
  it('6: web security stays on', () => expect(preferences.webSecurity).toBe(true));
  it('7: a strict content security policy', () => {
    const policy = contentPolicy('N');
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ])
      expect(policy.split('; ')).toContain(rule);
  });
  it('8: no insecure content', () => expect(preferences.allowRunningInsecureContent).toBe(false));
  it('9, 10: no experimental or blink features', () => {
    expect(preferences.experimentalFeatures).toBe(false);
    expect(preferences.enableBlinkFeatures).toBeUndefined();
  });
  it('11, 12: no webview', () => {
    expect(preferences.webviewTag).toBe(false);
    expect(using(/will-attach-webview/)).toEqual(['main/app/electron-adapter.ts']);
  });
  it('13, 14: no navigation and no new window', () => {
    for (const url of [
      'https://evil.example/',
      startPage,
      'file:///etc/passwd',
      'javascript:alert(1)',
      'about:blank',
    ]) {
      expect(windowPolicy.mayNavigate(url)).toBe(false);
      expect(windowPolicy.mayOpenWindow(url)).toBe(false);
    }
    expect(using(/will-frame-navigate/)).toEqual(['main/app/electron-adapter.ts']);
    expect(using(/setWindowOpenHandler/)).toEqual(['main/app/electron-adapter.ts']);
  });
  it('15: nothing is handed to the system to open', () =>
    expect(using(/openExternal|openPath/)).toEqual([]));
  it('16: a current version of Electron', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    expect(Number(/\d+/.exec(devDependencies.electron!)?.[0])).toBeGreaterThanOrEqual(45);
  });
  it('17: the sender of every message is checked', () => {
    expect(using(/ipcMain/)).toEqual(['main/app/electron-adapter.ts']);
    expect(using(/electron\.handle\(/)).toEqual(['main/app/ipc.ts']);
  });
  it('18: a protocol of our own instead of file://', () => expect(using(/file:\/\//)).toEqual([]));
  it('20: no Electron in the window but for the preload', () => {
    expect(using(/from 'electron'/, sources('renderer'))).toEqual([]);
    expect(using(/exposeInMainWorld\((?!'callwarden', api\))/)).toEqual([]);
    expect(using(/ipcRenderer\.(send|sendSync|postMessage)\b/)).toEqual([]);
  });
  it('no script is made from text anywhere', () => {
    expect(
      using(
        /executeJavaScript|insertCSS|\beval\(|new Function|@electron\/remote|dangerouslySetInnerHTML/,
        [...desktop, ...sources('renderer'), ...sources('main/bridge')],
      ),
    ).toEqual([]);
  });
  it('developer tools only where the app is not packaged', () => {
    expect(preferences.devTools).toBe(false);
    expect(windowOptions('/p', false).webPreferences?.devTools).toBe(true);
  });
});

describe('no request leaves the app:', () => {
  it.each([
    'https://example.com/',
    'http://127.0.0.1:1/',
    'ws://localhost/',
    'file:///etc/passwd',
    'data:text/html,x',
    'blob:app://callwarden/1',
    'app://other/',
    'app://callwarden.evil/',
    'app://user@callwarden/',
    'devtools://devtools/x',
    'ftp://x',
    '',
    'app:callwarden',
  ])('%s', (url) => {
    expect(sessionPolicy(true).mayRequest(url)).toBe(false);
  });
  it('our own pages do load', () => {
    expect(sessionPolicy(true).mayRequest('app://callwarden/assets/index.js')).toBe(true);
    expect(isOurs('APP://callwarden/')).toBe(true);
  });
  it('Chromium resolves no name and calls nobody', () => {
    expect(chromiumSwitches).toContainEqual(['host-resolver-rules', 'MAP * ~NOTFOUND']);
    expect(chromiumSwitches).toContainEqual(['disable-background-networking']);
  });
});

describe('app://callwarden', () => {
  const page: ScreenFile = { type: 'text/html; charset=utf-8', body: Buffer.from('<p>') };
  const answer = answerFrom(new Map([['/index.html', page]]), protectiveHeaders('N'));
  it('serves what is in the list, with every protective header', async () => {
    const response = answer(new Request('app://callwarden/index.html'));
    expect(await response.text()).toBe('<p>');
    for (const [name, value] of Object.entries(protectiveHeaders('N')))
      expect(response.headers.get(name)).toBe(value);
  });
  it.each([
    'app://callwarden/../../etc/passwd',
    'app://callwarden/%2e%2e/x',
    'app://callwarden/constructor',
    'app://callwarden/',
  ])('%s is nowhere', (url) => {
    expect(answer(new Request(url)).status).toBe(404);
  });
  it('answers nothing but GET, and no other host', () => {
    expect(answer(new Request('app://callwarden/index.html', { method: 'POST' })).status).toBe(403);
    expect(answer(new Request('app://evil/index.html')).status).toBe(403);
  });
});
