// What of all that happens is worth an alert, and what was judged already.
import type {
  Alert,
  Capture,
  ClientId,
  Meeting,
  WatchEvent,
} from '../../preload/contract/index.ts';
import {
  type AlertContext,
  backgroundCapture,
  eventRules,
  type HeldMicrophone,
  microphoneKept,
  microphoneKeptDueMs,
  windowGraceMs,
} from './alerts/index.ts';
import { ThirdParties, type ThirdParty } from './third-parties.ts';

export interface JudgeOptions {
  categoryOf(client: ClientId): 'conferencing' | 'browser';
  nameOf(client: ClientId): string;
  /** Third parties that earlier watches have met: no news any more. */
  readonly metBefore?: readonly ThirdParty[];
  /** How long a microphone may be held after the last media connection, milliseconds. */
  readonly microphoneKeptAfterMs: number;
}

export class Judge {
  readonly #options: JudgeOptions;
  readonly #thirdParties: ThirdParties;
  readonly #alertedKept = new Set<string>();
  readonly #judgedWindows = new Set<string>();
  #microphoneKeptAfterMs: number;

  constructor(options: JudgeOptions) {
    this.#options = options;
    this.#microphoneKeptAfterMs = options.microphoneKeptAfterMs;
    this.#thirdParties = new ThirdParties(options.metBefore ?? []);
  }

  keepMicrophonesFor(afterMs: number): void {
    this.#microphoneKeptAfterMs = afterMs;
  }

  /** Third parties that were news once, in this watch or in those before it. */
  thirdParties(): readonly ThirdParty[] {
    return this.#thirdParties.all();
  }

  event(event: WatchEvent, nowMs: number): readonly WatchEvent[] {
    if (event.type === 'capture.ended') {
      this.#alertedKept.delete(event.capture.id);
      this.#judgedWindows.delete(event.capture.id);
    }
    const told: WatchEvent[] = [];
    for (const rule of eventRules) {
      const alert = rule(event, this.#context(nowMs));
      if (!alert) continue;
      told.push(tell(alert));
      if (alert.rule === 'new-third-party' && 'connection' in event)
        this.#thirdParties.meet(event.connection);
    }
    return told;
  }

  /** Each microphone is told once, however long it stays held. */
  keptMicrophones(
    captures: readonly Capture[],
    meetingOf: (client: ClientId) => Meeting | null,
    nowMs: number,
  ): readonly WatchEvent[] {
    return this.#held(captures, meetingOf).flatMap((held) => {
      const alert = microphoneKept(held, this.#microphoneKeptAfterMs, this.#context(nowMs));
      if (!alert) return [];
      this.#alertedKept.add(held.capture.id);
      return [tell(alert)];
    });
  }

  /** When `keptMicrophones` has something to say next, epoch milliseconds each. */
  keptMicrophonesDue(
    captures: readonly Capture[],
    meetingOf: (client: ClientId) => Meeting | null,
  ): readonly number[] {
    return this.#held(captures, meetingOf)
      .map((held) => microphoneKeptDueMs(held, this.#microphoneKeptAfterMs))
      .filter((at) => at !== null);
  }

  /** Captures of clients that have run long enough to have a window, and were not judged yet. */
  capturesToJudge(captures: readonly Capture[], nowMs: number): readonly Capture[] {
    return captures.filter(
      (capture) =>
        capture.client !== null &&
        !this.#judgedWindows.has(capture.id) &&
        nowMs >= Date.parse(capture.startedAt) + windowGraceMs,
    );
  }

  /** Judges captures by who shows a window now; each is judged once. */
  windows(
    captures: readonly Capture[],
    familyOf: (client: ClientId) => ReadonlySet<number>,
    withWindow: ReadonlySet<number>,
    nowMs: number,
  ): readonly WatchEvent[] {
    return this.capturesToJudge(captures, nowMs).flatMap((capture) => {
      this.#judgedWindows.add(capture.id);
      const family = capture.client === null ? new Set<number>() : familyOf(capture.client);
      const alert = backgroundCapture(capture, family, withWindow, this.#context(nowMs));
      return alert ? [tell(alert)] : [];
    });
  }

  #held(
    captures: readonly Capture[],
    meetingOf: (client: ClientId) => Meeting | null,
  ): readonly HeldMicrophone[] {
    return captures.flatMap((capture) => {
      const { id, device, client } = capture;
      if (device !== 'microphone' || client === null || this.#alertedKept.has(id)) return [];
      const meeting = meetingOf(client);
      return meeting?.mediaEndedAt ? [{ capture, meeting }] : [];
    });
  }

  #context(nowMs: number): AlertContext {
    const { categoryOf, nameOf } = this.#options;
    return { nowMs, categoryOf, nameOf, hasMet: this.#thirdParties.hasMet };
  }
}

const tell = (alert: Alert): WatchEvent => ({ type: 'alert', at: alert.at, alert });
