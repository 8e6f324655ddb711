// Alerts as the system's notifications: shown when their time has come, and what is clicked on them done.
import type { Alert } from '../../preload/contract/index.ts';
import type { Service } from '../guard/service/index.ts';
import type { Act } from './act.ts';
import type { ElectronPort } from './electron-port.ts';
import { Notifications } from './notifications.ts';
import type { Words } from './words.ts';

export interface AlertNoticesOptions {
  readonly electron: ElectronPort;
  readonly service: Service;
  readonly words: () => Words;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** A button was chosen. */
  readonly onAct: (act: Act) => void;
  /** The notification itself was clicked. */
  readonly onOpen: () => void;
}

export class AlertNotices {
  readonly #options: AlertNoticesOptions;
  readonly #notifications = new Notifications();
  #timer: NodeJS.Timeout | null = null;

  constructor(options: AlertNoticesOptions) {
    this.#options = options;
  }

  /** What comes too soon after another waits, and is told by itself. */
  tell(alerts: readonly Alert[]): void {
    const { electron, service, words, now, onAct, onOpen } = this.#options;
    const nowMs = now();
    const { nameOf } = service;
    const context = { settings: service.settings(), words: words(), nowMs, nameOf };
    for (const { actions, ...notice } of this.#notifications.take(alerts, context)) {
      electron.notify({ ...notice, actions: actions.map(({ label }) => label) }, (chosen) => {
        const act = chosen === null ? undefined : actions[chosen]?.act;
        if (act) onAct(act);
        else onOpen();
      });
    }
    this.close();
    const dueMs = this.#notifications.nextDueMs();
    if (dueMs !== null) this.#timer = setTimeout(() => this.tell([]), Math.max(1, dueMs - nowMs));
  }

  /** What still waits is not told any more. */
  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
