// Who holds a camera or a microphone: folded from sound-server streams and from device nodes held open.
import type { Capture, WatchEvent } from '../../preload/contract/index.ts';
import type { DeviceHeld, StreamEnded, StreamObserved } from '../platform/port/index.ts';
import type { KnownProcess, ProcessTable } from './processes.ts';
import { isMediaServer } from './sound-servers.ts';

/** How long a stream waits for its process to be known before it is reported with the pid alone, milliseconds. */
const patienceWithEventsMs = 40;
/** The same where processes are only found by looking again every 2 s: rather late than under a wrong name. */
const patienceWithoutEventsMs = 2_500;

interface Holding {
  readonly device: Capture['device'];
  readonly deviceName: string;
  readonly via: Capture['via'];
  readonly pid: number | null;
  readonly application: string;
  readonly muted: boolean | null;
}

export class Captures {
  #open = new Map<string, Capture>();
  #waiting = new Map<string, { readonly holding: Holding; readonly sinceMs: number }>();
  #nodeKeys = new Map<string, number>();
  #generation = 0;
  #begun = 0;
  #patienceMs = patienceWithEventsMs;
  #processes: ProcessTable;

  constructor(processes: ProcessTable) {
    this.#processes = processes;
  }

  all(): readonly Capture[] {
    return [...this.#open.values()];
  }

  /** Processes that hold a device node, clients or not: the probe must look into their descriptors. */
  holders(): readonly number[] {
    const pids = new Set<number>();
    for (const capture of this.#open.values()) if (capture.pid !== null) pids.add(capture.pid);
    return [...pids];
  }

  /** Whether each process is told of as it starts, or only at the next look. */
  expectProcessEvents(expected: boolean): void {
    this.#patienceMs = expected ? patienceWithEventsMs : patienceWithoutEventsMs;
  }

  nextDeadline(): number | null {
    let first: number | null = null;
    for (const { sinceMs } of this.#waiting.values()) {
      if (first === null || sinceMs + this.#patienceMs < first) first = sinceMs + this.#patienceMs;
    }
    return first;
  }

  stream(observed: StreamObserved): readonly WatchEvent[] {
    const key = observed.stream;
    // A corked stream holds a place with the server, but nothing is taken from the device.
    if (observed.corked) return this.#end(key, observed.atMs);
    const holding: Holding = {
      device: observed.device,
      deviceName: observed.deviceName,
      via: observed.server,
      pid: observed.pid,
      application: observed.application,
      muted: observed.muted,
    };
    const open = this.#open.get(key);
    if (open) return this.#change(key, open, holding, observed.atMs);
    if (observed.pid !== null && !this.#processes.get(observed.pid)) {
      const sinceMs = this.#waiting.get(key)?.sinceMs ?? observed.atMs;
      this.#waiting.set(key, { holding, sinceMs });
      return [];
    }
    return this.#begin(key, holding, observed.atMs);
  }

  streamEnded({ stream, atMs }: StreamEnded): readonly WatchEvent[] {
    return this.#end(stream, atMs);
  }

  node(observed: DeviceHeld): readonly WatchEvent[] {
    const key = `node:${observed.path}:${observed.pid}:${observed.startTicks}`;
    if (observed.type === 'device.closed') {
      this.#nodeKeys.delete(key);
      return this.#end(key, observed.atMs);
    }
    const process = this.#processes.get(observed.pid);
    if (process && isMediaServer(process)) return [];
    this.#nodeKeys.set(key, this.#generation);
    if (this.#open.has(key)) return [];
    const holding: Holding = {
      device: observed.device,
      deviceName: observed.path,
      via: 'device-node',
      pid: observed.pid,
      application: process?.observed.name ?? `pid ${observed.pid}`,
      muted: null,
    };
    return this.#begin(key, holding, observed.atMs);
  }

  /** Streams whose process has come to be known meanwhile, or that have waited long enough. */
  release(nowMs: number): readonly WatchEvent[] {
    const events: WatchEvent[] = [];
    for (const [key, { holding, sinceMs }] of this.#waiting) {
      const known = holding.pid !== null && this.#processes.get(holding.pid) !== undefined;
      if (!known && nowMs < sinceMs + this.#patienceMs) continue;
      this.#waiting.delete(key);
      events.push(...this.#begin(key, holding, sinceMs));
    }
    return events;
  }

  /** A process runs another program now: what it holds, it holds as somebody else. */
  processChanged({ observed, owner }: KnownProcess, atMs: number): readonly WatchEvent[] {
    const events: WatchEvent[] = [];
    for (const [key, capture] of this.#open) {
      if (capture.pid !== observed.pid) continue;
      const same =
        capture.client === (owner?.client ?? null) &&
        capture.identity === (owner?.identity ?? null) &&
        capture.executable === observed.executable;
      if (same) continue;
      const { device, deviceName, via, pid, muted } = capture;
      const application = via === 'device-node' ? observed.name : capture.application;
      events.push(...this.#end(key, atMs));
      events.push(...this.#begin(key, { device, deviceName, via, pid, application, muted }, atMs));
    }
    return events;
  }

  /** A process is gone, and so is whatever device node it held. (A stream's end is the server's to tell.) */
  processGone({ observed }: KnownProcess, atMs: number): readonly WatchEvent[] {
    const events: WatchEvent[] = [];
    for (const [key, capture] of this.#open) {
      if (capture.via !== 'device-node' || capture.pid !== observed.pid) continue;
      this.#nodeKeys.delete(key);
      events.push(...this.#end(key, atMs));
    }
    return events;
  }

  beginGeneration(): void {
    this.#generation += 1;
  }

  endOlderGenerations(atMs: number): readonly WatchEvent[] {
    const events: WatchEvent[] = [];
    for (const [key, generation] of this.#nodeKeys) {
      if (generation === this.#generation) continue;
      this.#nodeKeys.delete(key);
      events.push(...this.#end(key, atMs));
    }
    return events;
  }

  #begin(key: string, holding: Holding, atMs: number): readonly WatchEvent[] {
    this.#begun += 1;
    const at = new Date(atMs).toISOString();
    const process = holding.pid === null ? undefined : this.#processes.get(holding.pid);
    const capture: Capture = {
      // The count tells two apart that begin within one millisecond; the time tells two runs of the guard apart.
      id: `${key}@${atMs}.${this.#begun}`,
      device: holding.device,
      deviceName: holding.deviceName,
      via: holding.via,
      pid: holding.pid,
      client: process?.owner?.client ?? null,
      application: holding.application,
      executable: process?.observed.executable ?? null,
      identity: process?.owner?.identity ?? null,
      muted: holding.muted,
      startedAt: at,
      endedAt: null,
    };
    this.#open.set(key, capture);
    return [{ type: 'capture.started', at, capture }];
  }

  #change(key: string, open: Capture, holding: Holding, atMs: number): readonly WatchEvent[] {
    if (open.muted === holding.muted && open.deviceName === holding.deviceName) return [];
    const capture: Capture = { ...open, muted: holding.muted, deviceName: holding.deviceName };
    this.#open.set(key, capture);
    return [{ type: 'capture.changed', at: new Date(atMs).toISOString(), capture }];
  }

  #end(key: string, atMs: number): readonly WatchEvent[] {
    const waited = this.#waiting.get(key);
    if (waited) {
      // It came and went before its process was known. Said all the same, with what is known.
      this.#waiting.delete(key);
      return [...this.#begin(key, waited.holding, waited.sinceMs), ...this.#end(key, atMs)];
    }
    const open = this.#open.get(key);
    if (!open) return [];
    this.#open.delete(key);
    const at = new Date(atMs).toISOString();
    return [{ type: 'capture.ended', at, capture: { ...open, endedAt: at } }];
  }
}
