// Electron itself, behind the port: no decision is made here.
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  Notification,
  nativeImage,
  protocol,
  session,
  Tray,
} from 'electron';
import { setAutostart } from './autostart.ts';
import type {
  ElectronPort,
  MenuItem,
  SessionPolicy,
  TrayHandle,
  WindowHandle,
  WindowPolicy,
} from './electron-port.ts';
import type { TrayState } from './tray-model.ts';
import { chromiumSwitches, scheme } from './window-policy.ts';

/** `icons`: the folder of the tray's pictures. */
export const electronAdapter = (icons: string): ElectronPort => ({
  packaged: app.isPackaged,
  prepare() {
    for (const [name, value] of chromiumSwitches) app.commandLine.appendSwitch(name, value);
    app.enableSandbox();
    protocol.registerSchemesAsPrivileged([
      {
        scheme,
        privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
      },
    ]);
    // Tray first: closing the last window is not the end.
    app.on('window-all-closed', () => {});
  },
  isOnlyInstance(onSecond) {
    const only = app.requestSingleInstanceLock();
    if (only) app.on('second-instance', onSecond);
    return only;
  },
  whenReady: () => app.whenReady(),
  serve: (name, answer) => protocol.handle(name, answer),
  restrictSession,
  openWindow,
  openTray: () => openTray(icons),
  notify({ title, body, urgent, actions }, acted) {
    if (!Notification.isSupported()) return;
    const shown = new Notification({
      title,
      body,
      silent: !urgent,
      urgency: urgent ? 'critical' : 'normal',
      actions: actions.map((text) => ({ type: 'button', text })),
    });
    shown.on('click', () => acted(null));
    shown.on('action', ({ actionIndex }) => acted(actionIndex));
    shown.show();
  },
  registerShortcut: (accelerator, act) => globalShortcut.register(accelerator, act),
  startAtLogin: (on) => {
    // From the sources there is no program that could be started.
    if (!app.isPackaged) return true;
    // Electron has this for macOS and Windows only; an AppImage runs from a folder that is gone after it.
    if (process.platform === 'linux')
      return setAutostart(on, process.env.APPIMAGE ?? app.getPath('exe'));
    app.setLoginItemSettings({ openAtLogin: on, args: ['--hidden'] });
    return app.getLoginItemSettings({ args: ['--hidden'] }).openAtLogin === on;
  },
  async confirm(question, detail, agree, refuse) {
    const { response } = await dialog.showMessageBox({
      type: 'question',
      message: question,
      detail,
      buttons: [refuse, agree],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    return response === 1;
  },
  handle(channel, answer) {
    ipcMain.handle(channel, ({ sender, senderFrame }, ...sent: unknown[]) =>
      answer(
        senderFrame && { url: senderFrame.url, isMainFrame: senderFrame === sender.mainFrame },
        ...sent,
      ),
    );
  },
  onQuit(act) {
    let done = false;
    app.on('before-quit', (event) => {
      if (done) return;
      event.preventDefault();
      void act().finally(() => {
        done = true;
        app.quit();
      });
    });
  },
  quit: () => app.quit(),
});

const restrictSession = (policy: SessionPolicy): void => {
  const { defaultSession } = session;
  defaultSession.webRequest.onBeforeRequest(({ url }, decide) =>
    decide({ cancel: !policy.mayRequest(url) }),
  );
  defaultSession.setPermissionRequestHandler((_, permission, decide) =>
    decide(policy.mayHave(permission)),
  );
  defaultSession.setPermissionCheckHandler((_, permission) => policy.mayHave(permission));
  defaultSession.setDevicePermissionHandler(({ deviceType }) => policy.mayHave(deviceType));
  defaultSession.setDisplayMediaRequestHandler((_, decide) => decide({}));
  defaultSession.setSpellCheckerEnabled(false);
  defaultSession.on('will-download', (event) => event.preventDefault());
};

const openWindow = (
  options: Electron.BrowserWindowConstructorOptions,
  policy: WindowPolicy,
): WindowHandle => {
  const window = new BrowserWindow(options);
  const { webContents } = window;
  window.removeMenu();
  webContents.setWindowOpenHandler(({ url }) => ({
    action: policy.mayOpenWindow(url) ? 'allow' : 'deny',
  }));
  webContents.on('will-frame-navigate', (event) => {
    if (!policy.mayNavigate(event.url)) event.preventDefault();
  });
  webContents.on('will-redirect', (event) => {
    if (!policy.mayNavigate(event.url)) event.preventDefault();
  });
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  return {
    load: (url) => window.loadURL(url),
    show() {
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    hide: () => window.hide(),
    isVisible: () => window.isVisible() && !window.isMinimized(),
    send: (channel, value) => {
      if (!webContents.isDestroyed()) webContents.send(channel, value);
    },
    onClose(keep) {
      window.on('close', (event) => {
        if (!keep()) return;
        event.preventDefault();
        window.hide();
      });
    },
    onShow: (act) => {
      window.on('show', act);
    },
    onGone: (act) => {
      window.on('closed', act);
      webContents.on('render-process-gone', () => window.destroy());
    },
  };
};

const openTray = (icons: string): TrayHandle => {
  const pictureOf = (state: TrayState) => {
    const picture = nativeImage.createFromPath(join(icons, `${state}.png`));
    // On macOS the system colours it for a light or a dark bar.
    picture.setTemplateImage(process.platform === 'darwin');
    return picture;
  };
  let shown: TrayState = 'watching';
  const tray = new Tray(pictureOf(shown));
  return {
    update(state, tooltip, items) {
      if (state !== shown) tray.setImage(pictureOf(state));
      shown = state;
      tray.setToolTip(tooltip);
      tray.setContextMenu(Menu.buildFromTemplate(items.map(templateOf)));
    },
    onOpen: (act) => {
      tray.on('click', act);
    },
  };
};

const templateOf = ({
  label,
  enabled,
  separator,
  keys,
  click,
}: MenuItem): Electron.MenuItemConstructorOptions =>
  separator
    ? { type: 'separator' }
    : {
        label,
        enabled,
        click,
        ...(keys === null ? {} : { accelerator: keys, registerAccelerator: false }),
      };
