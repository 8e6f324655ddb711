// What the window may do: show the screens, speak to the guard through the preload, and nothing else.
import type { BrowserWindowConstructorOptions } from 'electron';
import type { SessionPolicy, WindowPolicy } from './electron-port.ts';

export const scheme = 'app';
/** The only origin that there is. */
export const screensOrigin = 'app://callwarden';
export const startPage = `${screensOrigin}/index.html`;

/** https://www.electronjs.org/docs/latest/tutorial/security; the rules are checked in tests/unit/app. */
export const windowOptions = (
  preload: string,
  packaged: boolean,
): BrowserWindowConstructorOptions => ({
  title: 'Callwarden',
  width: 1_100,
  height: 760,
  minWidth: 900,
  minHeight: 600,
  show: false,
  autoHideMenuBar: true,
  webPreferences: {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    // A spell checker would fetch its dictionaries.
    spellcheck: false,
    devTools: !packaged,
  },
});

/** An address of our own screens, in full: `app://callwarden.evil/` is none. */
export const isOurs = (address: string): boolean => {
  try {
    const { protocol, host, username, password } = new URL(address);
    return protocol === `${scheme}:` && host === 'callwarden' && username === '' && password === '';
  } catch {
    return false;
  }
};

export const sessionPolicy = (packaged: boolean): SessionPolicy => ({
  // Where a developer may open the tools, the tools may load themselves.
  mayRequest: (url) => isOurs(url) || (!packaged && url.startsWith('devtools://')),
  mayHave: () => false,
});

export const windowPolicy: WindowPolicy = {
  mayNavigate: () => false,
  mayOpenWindow: () => false,
};

/** Chromium's own services stay off the network, and no name is ever resolved. */
export const chromiumSwitches: readonly (readonly [name: string, value?: string])[] = [
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['no-pings'],
  ['no-proxy-server'],
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['disable-features', 'WebRtcHideLocalIpsWithMdns,MediaRouter,OptimizationHints'],
];
