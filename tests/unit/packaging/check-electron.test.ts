// The checker that `npm run check` runs over the built program: it must see what it is there to see.
import { describe, expect, it } from 'vitest';
import { electronFindings } from '../../../scripts/check-electron.ts';

const preferences = `webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false,
  nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, webSecurity: true,
  allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false }`;
const closed = `
  app.enableSandbox(); app.requestSingleInstanceLock();
  app.commandLine.appendSwitch('disable-background-networking');
  const options = { ${preferences} };
  const window = new BrowserWindow(options);
  session.webRequest.onBeforeRequest(x); session.setPermissionRequestHandler(x);
  session.setPermissionCheckHandler(x); session.setDevicePermissionHandler(x);
  session.setDisplayMediaRequestHandler(x); session.on('will-download', x);
  contents.setWindowOpenHandler(x); contents.on('will-frame-navigate', x);
  contents.on('will-redirect', x); contents.on('will-attach-webview', x);
  window.loadURL('app://callwarden/index.html');`;
const closedPreload = `import { contextBridge, ipcRenderer } from 'electron';
  const api = { call: (name, input) => ipcRenderer.invoke('call', name, input), hear: (f) => ipcRenderer.on('events', f) };
  contextBridge.exposeInMainWorld('callwarden', api);`;

it('finds nothing in a program that is closed', () => {
  expect(electronFindings('main', closed)).toEqual([]);
  expect(electronFindings('preload', closedPreload)).toEqual([]);
  // As esbuild writes it for a CommonJS preload.
  const bundled = closedPreload
    .replace(/import .*;/, 'var import_electron = require("electron");')
    .replaceAll('ipcRenderer', 'import_electron.ipcRenderer')
    .replaceAll('contextBridge', 'import_electron.contextBridge');
  expect(electronFindings('preload', bundled)).toEqual([]);
});

describe('in the main program it sees', () => {
  it.each([
    ['sandbox: true', 'sandbox: false', /sandbox is false/],
    ['sandbox: true, ', '', /has sandbox: undefined/],
    ['contextIsolation: true', 'contextIsolation: !1', /contextIsolation is false/],
    ['nodeIntegration: false', 'nodeIntegration: true', /nodeIntegration is true/],
    ['webSecurity: true', 'webSecurity: !1', /webSecurity is false/],
    ['preload,', "preload, enableBlinkFeatures: 'X',", /enableBlinkFeatures is set/],
    ['preload,', 'preload, additionalArguments: [],', /additionalArguments is set/],
    ['app.enableSandbox();', '', /enableSandbox is never called/],
    ['contents.setWindowOpenHandler(x);', '', /setWindowOpenHandler is never called/],
    ["contents.on('will-frame-navigate', x);", '', /nothing listens to will-frame-navigate/],
    ['disable-background-networking', 'remote-debugging-port', /switch remote-debugging-port/],
    ['disable-background-networking', 'no-sandbox', /switch no-sandbox/],
    ['const options', "const list = [['js-flags', '--x']]; const options", /switch js-flags/],
    ['app://callwarden/index.html', 'https://example.org', /https:\/\/example.org is loaded/],
    ['const window', 'shell.openExternal(x); const window', /openExternal is called/],
    ['const window', 'contents.executeJavaScript(x); const window', /executeJavaScript is called/],
    ['const window', "require('@electron/remote'); const window", /@electron\/remote is used/],
    ['const window', "app.on('certificate-error', x); const window", /certificate errors/],
    ['const window', 'new BrowserWindow({}); const window', /at 2 places/],
    ['const window', 'register({ bypassCSP: true }); const window', /bypassCSP is true/],
  ])('%s → %s', (from, to, said) => {
    const text = closed.replace(from, to);
    expect(text).not.toBe(closed);
    expect(electronFindings('main', text).join('\n')).toMatch(said);
  });
});

describe('in the preload script it sees', () => {
  it.each([
    ['hear:', 'ipc: ipcRenderer, hear:', /ipcRenderer is used for more than a call/],
    ['hear:', 'send: (c, x) => ipcRenderer.send(c, x), hear:', /used for send/],
    ['hear:', 'invoke: ipcRenderer.invoke, hear:', /used without being called/],
    ['hear:', 'run: (text) => eval(text), hear:', /eval is called/],
    ['hear:', 'run: (text) => new Function(text), hear:', /made from text/],
    [
      'contextBridge.expose',
      "contextBridge.exposeInMainWorld('x', x); contextBridge.expose",
      /2 times/,
    ],
  ])('%s → %s', (from, to, said) => {
    const text = closedPreload.replace(from, to);
    expect(text).not.toBe(closedPreload);
    expect(electronFindings('preload', text).join('\n')).toMatch(said);
  });
});
