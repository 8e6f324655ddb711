// Electron as far as the app calls it: remembers what it was told, and lets a test play the person.
import type {
  ElectronPort,
  MenuItem,
  NativeNotice,
  SenderFrame,
  SessionPolicy,
  WindowPolicy,
} from '../../../main/app/electron-port.ts';

export interface ElectronDouble extends ElectronPort {
  readonly log: string[];
  readonly notices: (NativeNotice & { act(action: number | null): void })[];
  readonly tray: { state: string; tooltip: string; items: readonly MenuItem[] };
  readonly sent: { channel: string; value: unknown }[];
  readonly policies: { session?: SessionPolicy; window?: WindowPolicy };
  agrees: boolean;
  visible: boolean;
  only: boolean;
  letsLogin: boolean;
  letsShortcut: boolean;
  served: ((request: Request) => Response) | null;
  item(label: string): MenuItem;
  clickTray(): void;
  closeWindow(): boolean;
  secondInstance(): void;
  crashWindow(): void;
  pressShortcut(): void;
  quitHandler: (() => Promise<void>) | null;
  say(channel: string, sender: SenderFrame, ...sent: unknown[]): Promise<unknown>;
}

export const electronDouble = (): ElectronDouble => {
  const handlers = new Map<string, (sender: SenderFrame, ...sent: unknown[]) => Promise<unknown>>();
  let openTray = (): void => {};
  let keep = (): boolean => false;
  let shown = (): void => {};
  let gone = (): void => {};
  let second = (): void => {};
  let shortcut = (): void => {};
  const double: ElectronDouble = {
    packaged: true,
    log: [],
    notices: [],
    tray: { state: '', tooltip: '', items: [] },
    sent: [],
    policies: {},
    agrees: true,
    visible: false,
    only: true,
    letsLogin: true,
    letsShortcut: true,
    served: null,
    quitHandler: null,
    prepare: () => void double.log.push('prepare'),
    isOnlyInstance: (onSecond) => {
      second = onSecond;
      return double.only;
    },
    whenReady: async () => {},
    serve: (scheme, answer) => {
      double.log.push(`serve ${scheme}`);
      double.served = answer;
    },
    restrictSession: (policy) => {
      double.log.push('restrict');
      double.policies.session = policy;
    },
    openWindow: (_, policy) => {
      double.log.push('window');
      double.policies.window = policy;
      return {
        load: async (url) => void double.log.push(`load ${url}`),
        show: () => {
          double.visible = true;
          shown();
        },
        hide: () => {
          double.visible = false;
        },
        isVisible: () => double.visible,
        send: (channel, value) => void double.sent.push({ channel, value }),
        onClose: (asks) => {
          keep = asks;
        },
        onShow: (act) => {
          shown = act;
        },
        onGone: (act) => {
          gone = act;
        },
      };
    },
    openTray: () => ({
      update: (state, tooltip, items) => Object.assign(double.tray, { state, tooltip, items }),
      onOpen: (act) => {
        openTray = act;
      },
    }),
    notify: (notice, acted) => void double.notices.push({ ...notice, act: acted }),
    registerShortcut: (_, act) => {
      shortcut = act;
      return double.letsShortcut;
    },
    startAtLogin: (on) => {
      double.log.push(`login ${on}`);
      return double.letsLogin;
    },
    confirm: async (question) => {
      double.log.push(`confirm ${question}`);
      return double.agrees;
    },
    handle: (channel, answer) => void handlers.set(channel, answer),
    onQuit: (act) => {
      double.quitHandler = act;
    },
    quit: () => void double.log.push('quit'),
    item: (label) => {
      const found = double.tray.items.find((each) => each.label === label);
      if (!found)
        throw new Error(
          `no entry ${label}: ${double.tray.items.map((each) => each.label).join(' | ')}`,
        );
      return found;
    },
    clickTray: () => openTray(),
    closeWindow: () => {
      const kept = keep();
      if (kept) double.visible = false;
      return kept;
    },
    secondInstance: () => second(),
    crashWindow: () => {
      double.visible = false;
      gone();
    },
    pressShortcut: () => shortcut(),
    say: async (channel, sender, ...sent) => handlers.get(channel)?.(sender, ...sent),
  };
  return double;
};
