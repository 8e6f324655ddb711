// The desktop's face of the guard: tray, notifications, window and shortcut, wired to one service.

import { eventChannel } from '../../preload/channels.ts';
import type { ToldEvent } from '../../preload/contract/index.ts';
import type { Service } from '../guard/service/index.ts';
import { AlertNotices } from './alert-notices.ts';
import type { ElectronPort, WindowHandle } from './electron-port.ts';
import { answerWindow } from './ipc.ts';
import { isUrgent } from './notifications.ts';
import { menuLabel, noticeText, plainLabel } from './plain-label.ts';
import { type TrayAct, type TrayEntry, trayModel } from './tray-model.ts';
import { startPage, windowOptions, windowPolicy } from './window-policy.ts';
import { type Words, wordsFor } from './words.ts';

export interface ShellOptions {
  readonly electron: ElectronPort;
  readonly service: Service;
  /** The built preload script. */
  readonly preload: string;
  /** The system's, `de-AT`. */
  readonly locale: string;
  readonly clock?: () => number;
}

export const panicShortcut = 'CommandOrControl+Shift+Alt+M';

/** Several events at once redraw the tray once, milliseconds. */
const drawAfterMs = 50;
/** While a device is held the tooltip's duration moves, milliseconds. */
const durationEveryMs = 30_000;

export class Shell {
  readonly #options: ShellOptions;
  readonly #tray: ReturnType<ElectronPort['openTray']>;
  readonly #notices: AlertNotices;
  readonly #leave: (() => void)[];
  #window: WindowHandle | null = null;
  #unread = 0;
  #saidStillHere = false;
  #hasPanicKeys = false;
  #startsAtLogin: boolean | null = null;
  #quitting = false;
  #drawTimer: NodeJS.Timeout | null = null;

  /** Call once Electron is ready. The tray comes first, a window when it is asked for. */
  constructor(options: ShellOptions) {
    this.#options = options;
    const { electron, service } = options;
    answerWindow(electron, service);
    this.#tray = electron.openTray();
    this.#tray.onOpen(() => this.openWindow());
    this.#notices = new AlertNotices({
      electron,
      service,
      words: () => this.#words(),
      now: () => this.#now(),
      onAct: (act) => void this.#do(act),
      onOpen: () => this.openWindow(),
    });
    this.#leave = [
      service.subscribe((events) => this.#observe(events)),
      service.onSettings(({ startAtLogin }) => {
        this.#startAtLogin(startAtLogin);
        this.#draw();
      }),
    ];
    this.#hasPanicKeys = electron.registerShortcut(panicShortcut, () => this.#panic());
    this.#startAtLogin(service.settings().startAtLogin);
    this.#draw();
  }

  openWindow(): void {
    this.#window ??= this.#createWindow();
    this.#window.show();
  }

  /** Lets go of the service; the window may close from now on. */
  close(): void {
    this.#quitting = true;
    for (const leave of this.#leave) leave();
    if (this.#drawTimer) clearTimeout(this.#drawTimer);
    this.#notices.close();
  }

  #createWindow(): WindowHandle {
    const { electron, preload } = this.#options;
    const window = electron.openWindow(windowOptions(preload, electron.packaged), windowPolicy);
    window.onClose(() => this.#keepOnClose());
    window.onShow(() => {
      this.#unread = 0;
      this.#draw();
    });
    window.onGone(() => {
      if (this.#window === window) this.#window = null;
    });
    void window.load(startPage);
    return window;
  }

  #startAtLogin(on: boolean): void {
    if (on === this.#startsAtLogin) return;
    this.#startsAtLogin = on;
    const { electron } = this.#options;
    if (electron.startAtLogin(on)) return;
    this.#say('Callwarden', this.#words().loginRefused);
  }

  #keepOnClose(): boolean {
    if (this.#quitting) return false;
    if (!this.#saidStillHere) {
      this.#saidStillHere = true;
      this.#say('Callwarden', this.#words().stillHere);
    }
    return true;
  }

  #observe(events: readonly ToldEvent[]): void {
    this.#window?.send(eventChannel, events);
    const alerts = events.flatMap((event) => (event.type === 'alert' ? [event.alert] : []));
    if (!this.#window?.isVisible()) this.#unread += alerts.filter(isUrgent).length;
    if (alerts.length > 0) this.#notices.tell(alerts);
    if (alerts.length > 0 || events.some((event) => 'capture' in event || 'muting' in event))
      this.#drawSoon(drawAfterMs);
  }

  #panic(): void {
    void this.#do({ type: 'call', name: 'microphones.mute-all', input: {} }).then(() => {
      const notice = {
        title: this.#words().allMuted,
        body: '',
        urgent: true,
        actions: [this.#words().unmuteAll],
      };
      if (!this.#options.service.allMuted()) return;
      this.#options.electron.notify(notice, (chosen) => {
        if (chosen === 0)
          void this.#do({ type: 'call', name: 'microphones.unmute-all', input: {} });
      });
    });
  }

  async #do(act: TrayAct): Promise<void> {
    const { electron } = this.#options;
    const words = this.#words();
    switch (act.type) {
      case 'open':
        return this.openWindow();
      case 'quit':
        return electron.quit();
      case 'end':
        // The one thing here that cannot be undone is asked for once more.
        if (
          await electron.confirm(
            words.endQuestion(act.name),
            words.endDetail,
            words.end(act.name),
            words.cancel,
          )
        ) {
          await this.#call('client.end', { client: act.client });
        }
        return;
      case 'call':
        await this.#call(act.name, act.input);
    }
  }

  async #call(name: string, input: unknown): Promise<void> {
    const { service } = this.#options;
    const outcome = await service.call(name, input);
    if (!outcome.ok) {
      const { message, advice } = outcome.problem;
      const { said } = this.#words();
      this.#say(noticeText(plainLabel(said(message))), noticeText(plainLabel(said(advice))));
    }
    this.#draw();
  }

  /** A notification without buttons; a click opens the window. */
  #say(title: string, body: string): void {
    const notice = { title, body, urgent: false, actions: [] };
    this.#options.electron.notify(notice, () => this.openWindow());
  }

  #drawSoon(afterMs: number): void {
    if (this.#drawTimer) clearTimeout(this.#drawTimer);
    this.#drawTimer = setTimeout(() => this.#draw(), afterMs);
  }

  #draw(): void {
    if (this.#quitting) return;
    const { service } = this.#options;
    const captures = service.captures();
    const { state, tooltip, entries } = trayModel({
      captures,
      mutedByUs: service.mutedByUs(),
      allMuted: service.allMuted(),
      missing: service.missing(),
      unread: this.#unread,
      paused: service.settings().pausedUntil !== null,
      panicKeys: this.#hasPanicKeys ? panicShortcut : null,
      nowMs: this.#now(),
      words: this.#words(),
      nameOf: service.nameOf,
    });
    this.#tray.update(
      state,
      tooltip,
      entries.map((entry) => this.#itemOf(entry)),
    );
    if (captures.length > 0) this.#drawSoon(durationEveryMs);
  }

  #itemOf(entry: TrayEntry) {
    return {
      label: entry.kind === 'separator' ? '' : menuLabel(entry.label),
      enabled: entry.kind === 'act',
      separator: entry.kind === 'separator',
      keys: entry.kind === 'act' ? (entry.keys ?? null) : null,
      click: () => {
        if (entry.kind === 'act') void this.#do(entry.act);
      },
    };
  }

  #words(): Words {
    return wordsFor(this.#options.service.settings().language, this.#options.locale);
  }

  #now(): number {
    return (this.#options.clock ?? Date.now)();
  }
}
