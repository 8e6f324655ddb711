// The few things that are asked of Electron. The real one is in electron-adapter.ts, a test's in tests/unit/app.
import type { BrowserWindowConstructorOptions } from 'electron';
import type { TrayState } from './tray-model.ts';

/** Whoever sent a message: null when the frame is gone already. */
export type SenderFrame = { readonly url: string; readonly isMainFrame: boolean } | null;

export interface SessionPolicy {
  /** Asked before every request of a page. */
  mayRequest(url: string): boolean;
  /** Asked for every permission; also for devices, and for what is only checked. */
  mayHave(permission: string): boolean;
}

export interface WindowPolicy {
  /** Asked before any frame goes anywhere. */
  mayNavigate(url: string): boolean;
  mayOpenWindow(url: string): boolean;
}

export interface WindowHandle {
  load(url: string): Promise<void>;
  show(): void;
  hide(): void;
  isVisible(): boolean;
  send(channel: string, value: unknown): void;
  /** The person closes the window; `keep` true hides it instead. */
  onClose(keep: () => boolean): void;
  onShow(act: () => void): void;
  /** The window is no more: its page crashed, or the system took it. Another one is to be opened next time. */
  onGone(act: () => void): void;
}

export interface MenuItem {
  readonly label: string;
  readonly enabled: boolean;
  readonly separator: boolean;
  /** Shown beside the label; they are registered elsewhere. null: there are none. */
  readonly keys: string | null;
  click(): void;
}

export interface TrayHandle {
  update(state: TrayState, tooltip: string, items: readonly MenuItem[]): void;
  onOpen(act: () => void): void;
}

export interface NativeNotice {
  readonly title: string;
  readonly body: string;
  readonly urgent: boolean;
  readonly actions: readonly string[];
}

export interface ElectronPort {
  readonly packaged: boolean;
  /** Before anything else: names the scheme `app` as a secure origin, and keeps Chromium itself off the network. */
  prepare(): void;
  /** False: another one runs, and has been told. */
  isOnlyInstance(onSecond: () => void): boolean;
  whenReady(): Promise<void>;
  serve(scheme: string, answer: (request: Request) => Response): void;
  restrictSession(policy: SessionPolicy): void;
  openWindow(options: BrowserWindowConstructorOptions, policy: WindowPolicy): WindowHandle;
  openTray(): TrayHandle;
  /** `acted` is told the index of the action, or null for a click on the notice itself. */
  notify(notice: NativeNotice, acted: (action: number | null) => void): void;
  /** False where the system, or another program, does not let us have it. */
  registerShortcut(accelerator: string, act: () => void): boolean;
  /** False where the system did not let us. */
  startAtLogin(on: boolean): boolean;
  /** Resolves with true where the person agrees. */
  confirm(question: string, detail: string, agree: string, refuse: string): Promise<boolean>;
  handle(
    channel: string,
    answer: (sender: SenderFrame, ...sent: unknown[]) => Promise<unknown>,
  ): void;
  /** What is to be done before the program ends; it ends when that has resolved. */
  onQuit(act: () => Promise<void>): void;
  quit(): void;
}
