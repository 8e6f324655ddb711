// The probe that callers get: the native one while it lives, the portable one whenever it does not.
import type { Health } from '../../../../preload/contract/index.ts';
import { healthObserved } from '../../health.ts';
import type { Probe, ProbeObservation, ProbeOptions } from '../../port/index.ts';
import { type Hello, protocolVersion } from '../../probe-protocol/line-schema.ts';
import { type NativeProbe, openNativeProbe } from '../../probe-protocol/native-probe.ts';
import { newsOnly } from '../../probe-protocol/news-only.ts';
import { readNativeOutput } from './native-output.ts';
import { openPortableOnCall } from './portable-on-call.ts';
import { isProgram } from './program-file.ts';
import { spawnNative } from './spawn-native.ts';
import { linesDropped, nativeDied, nativeForeign, nativeMissing } from './supervisor-health.ts';

export type Sink = (observations: readonly ProbeObservation[]) => void;

export interface SupervisedProbe extends Probe {
  /** Lines of the native probe that were dropped since the start. */
  readonly droppedLines: number;
  /** The pid of the native probe that runs now, or null. */
  readonly nativePid: number | null;
}

export interface Patience {
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  /** A life this long makes the next delay the first one again. */
  readonly goodLifeMs: number;
  /** A probe that has not said hello by then is ended. */
  readonly helloMs: number;
}

export const usualPatience: Patience = {
  firstDelayMs: 250,
  longestDelayMs: 30_000,
  goodLifeMs: 60_000,
  helloMs: 10_000,
};

/** Opens the native probe if its program is there, and keeps observations coming whatever happens to it. */
export function openSupervisedProbe(
  binary: string | null,
  options: ProbeOptions,
  sink: Sink,
  patience: Patience = usualPatience,
): SupervisedProbe {
  return new Supervisor(binary, options, sink, patience);
}

class Supervisor implements SupervisedProbe {
  droppedLines = 0;
  readonly #options: ProbeOptions;
  readonly #patience: Patience;
  readonly #sink: Sink;
  #focus: readonly number[] = [];
  #native: NativeProbe | null = null;
  #portable: Probe | null = null;
  #delayMs: number;
  #again: NodeJS.Timeout | undefined;
  #garbageReported = false;
  /** Whether anything stands that a reset would have to take back. */
  #observed = false;
  #stopping: Promise<void> | null = null;
  /** Probes that were told to stop and are not gone yet. */
  readonly #leaving = new Set<Promise<void>>();

  constructor(binary: string | null, options: ProbeOptions, sink: Sink, patience: Patience) {
    this.#options = options;
    this.#patience = patience;
    this.#delayMs = patience.firstDelayMs;
    this.#sink = newsOnly(sink);
    if (binary !== null && isProgram(binary)) {
      this.#startNative(binary);
      return;
    }
    // Later, so that the caller holds the probe before its sink is called.
    queueMicrotask(() => {
      if (this.#stopping !== null) return;
      this.#say(nativeMissing(binary));
      this.#startPortable();
    });
  }

  get nativePid(): number | null {
    return this.#native?.pid ?? null;
  }

  focus(pids: readonly number[]): void {
    this.#focus = [...pids];
    this.#native?.focus(pids);
    this.#portable?.focus(pids);
  }

  stop(): Promise<void> {
    this.#stopping ??= (async () => {
      clearTimeout(this.#again);
      await Promise.all([this.#native?.stop(), this.#portable?.stop(), ...this.#leaving]);
    })();
    return this.#stopping;
  }

  #startNative(binary: string): void {
    const startedAt = performance.now();
    let greeted = false;
    let foreign = false;
    const silence = setTimeout(() => this.#leave(native), this.#patience.helloMs);
    const { devices, intervalMs } = this.#options;
    const args = ['--devices', devices, '--interval', String(intervalMs)];
    const child = spawnNative(binary, args);
    const native = openNativeProbe(child, readNativeOutput(devices), {
      hello: (hello: Hello) => {
        clearTimeout(silence);
        foreign = hello.protocol !== protocolVersion;
        if (this.#stopping !== null || greeted) return;
        if (foreign) {
          this.#say(nativeForeign(hello.protocol));
          this.#leave(native);
          return;
        }
        greeted = true;
        this.#takeOver();
      },
      observations: (batch) => {
        if (greeted && this.#stopping === null) this.#pass(batch);
      },
      dropped: (problem, lines) => {
        this.droppedLines += lines;
        if (this.#garbageReported || this.#stopping !== null) return;
        this.#garbageReported = true;
        this.#say(linesDropped(problem?.message ?? 'a line that is too long'));
      },
      ended: (reason) => {
        clearTimeout(silence);
        this.#native = null;
        if (this.#stopping !== null) return;
        if (foreign) {
          this.#startPortable();
          return;
        }
        if (performance.now() - startedAt >= this.#patience.goodLifeMs) {
          this.#delayMs = this.#patience.firstDelayMs;
        }
        this.#mourn(binary, greeted ? reason : `${reason}, before it said hello`);
      },
    });
    this.#native = native;
    native.focus(this.#focus);
  }

  /** The native probe is dead: the portable one stands in, and the native one is tried again later. */
  #mourn(binary: string, reason: string): void {
    const delayMs = this.#delayMs;
    this.#delayMs = Math.min(delayMs * 2, this.#patience.longestDelayMs);
    this.#say(nativeDied(reason, delayMs));
    this.#startPortable();
    this.#again = setTimeout(() => this.#startNative(binary), delayMs);
  }

  /** The native probe is there: the portable one goes, and what it saw with it. */
  #takeOver(): void {
    if (this.#portable !== null) this.#leave(this.#portable);
    this.#portable = null;
    this.#reset();
  }

  #startPortable(): void {
    if (this.#portable !== null) return;
    this.#reset();
    const portable = openPortableOnCall(this.#options, (batch) => {
      if (this.#portable === portable && this.#stopping === null) this.#pass(batch);
    });
    this.#portable = portable;
    portable.focus(this.#focus);
  }

  #leave(probe: Probe): void {
    const gone = probe.stop().finally(() => this.#leaving.delete(gone));
    this.#leaving.add(gone);
  }

  #reset(): void {
    if (this.#observed) this.#sink([{ type: 'probe.reset', atMs: Date.now() }]);
    this.#observed = false;
  }

  #pass(batch: readonly ProbeObservation[]): void {
    this.#observed = true;
    this.#sink(batch);
  }

  #say(health: Health): void {
    this.#sink([healthObserved(health, Date.now())]);
  }
}
