// The fold: observations in, events and the present state out. Pure but for its own memory; time comes in as a value.
import type {
  Capture,
  ClientId,
  Connection,
  Listener,
  Meeting,
  Process,
  WatchEvent,
} from '../../preload/contract/index.ts';
import type { Identify } from '../catalogue/index.ts';
import type {
  FollowedEnd,
  Observation,
  ProcessKey,
  ProcessStarted,
} from '../platform/port/index.ts';
import { Captures } from './captures.ts';
import { Judge, type JudgeOptions } from './judge.ts';
import { Meetings } from './meetings.ts';
import { Presence } from './presence.ts';
import { describeProcess, type KnownProcess, ProcessTable } from './processes.ts';
import { SeenNames } from './seen-names.ts';
import { type PartyOf, Sockets } from './sockets.ts';
import type { ThirdParty } from './third-parties.ts';

export interface WatcherOptions extends JudgeOptions {
  readonly identify: Identify;
  partyOf: PartyOf;
}

/** After a probe starts anew its sockets come only once it has been told whom to look at, milliseconds. */
const socketsSettleMs = 3_000;

export class Watcher {
  readonly #processes: ProcessTable;
  readonly #presence: Presence;
  readonly #captures: Captures;
  readonly #sockets: Sockets;
  readonly #judge: Judge;
  readonly #meetings = new Meetings();
  readonly #meetingOf = (client: ClientId) => this.#meetings.of(client);
  #sampling = true;
  #socketsSettleAtMs: number | null = null;

  constructor(options: WatcherOptions) {
    this.#processes = new ProcessTable(options.identify);
    this.#presence = new Presence(this.#processes);
    this.#captures = new Captures(this.#processes);
    this.#sockets = new Sockets(this.#processes, options.partyOf, new SeenNames());
    this.#judge = new Judge(options);
  }

  /** Folds what was seen; gives what it means, in order. */
  observe(observations: readonly Observation[], nowMs: number): readonly WatchEvent[] {
    const events: WatchEvent[] = [];
    for (const observation of observations) this.#fold(observation, events, nowMs);
    this.#take(this.#captures.release(nowMs), events, nowMs);
    return events;
  }

  /** What time alone brings: meetings that end, microphones kept, streams that waited long enough. */
  tick(nowMs: number): readonly WatchEvent[] {
    const events: WatchEvent[] = [];
    this.#take(this.#captures.release(nowMs), events, nowMs);
    if (this.#socketsSettleAtMs !== null && nowMs >= this.#socketsSettleAtMs) {
      this.#socketsSettleAtMs = null;
      this.#take(this.#sockets.endOlderGenerations(nowMs), events, nowMs);
    }
    events.push(...this.#judge.keptMicrophones(this.#captures.all(), this.#meetingOf, nowMs));
    events.push(...this.#meetings.tick(nowMs));
    return events;
  }

  /** From now on a microphone may be held so long after a meeting's media, milliseconds; `nextDeadline` moves with it. */
  keepMicrophonesFor(afterMs: number): void {
    this.#judge.keepMicrophonesFor(afterMs);
  }

  /** The last events of a watch that ends now. */
  conclude(nowMs: number): readonly WatchEvent[] {
    return this.#meetings.conclude(nowMs);
  }

  /** When `tick` has something to do next, epoch milliseconds; null when only an observation can change anything. */
  nextDeadline(): number | null {
    const due = [
      this.#captures.nextDeadline(),
      this.#meetings.nextDeadline(),
      this.#socketsSettleAtMs,
      ...this.#judge.keptMicrophonesDue(this.#captures.all(), this.#meetingOf),
    ].filter((at): at is number => at !== null);
    return due.length === 0 ? null : Math.min(...due);
  }

  /** Judges open captures by who shows a window now; each capture is judged once. */
  judgeWindows(withWindow: ReadonlySet<number>, nowMs: number): readonly WatchEvent[] {
    const familyOf = (client: ClientId) => this.#processes.pidsOf(client);
    return this.#judge.windows(this.#captures.all(), familyOf, withWindow, nowMs);
  }

  /** Captures of clients that have run long enough to have a window, and were not judged yet. */
  capturesToJudge(nowMs: number): readonly Capture[] {
    return this.#judge.capturesToJudge(this.#captures.all(), nowMs);
  }

  /** The processes whose descriptors the probe should look into, ascending. */
  focus(): readonly number[] {
    return [...new Set([...this.#processes.ownedPids(), ...this.#captures.holders()])].sort(
      (a, b) => a - b,
    );
  }

  runningClients(): readonly {
    readonly client: ClientId;
    readonly processes: readonly Process[];
  }[] {
    return this.#processes
      .clients()
      .map((client) => ({ client, processes: this.#processesOf(client) }));
  }

  /** Exactly who runs: a start in ticks, unlike one in milliseconds, is never that of another process with this pid. */
  processKeys(): ReadonlyMap<ClientId, readonly ProcessKey[]> {
    return new Map(
      this.#processes.clients().map((client) => [client, this.#processes.keysOf(client)]),
    );
  }

  captures(): readonly Capture[] {
    return this.#captures.all();
  }

  connections(): readonly Connection[] {
    return this.#sockets.connections();
  }

  /** The ends of connections whose names and flows are asked about. */
  followedEnds(): readonly FollowedEnd[] {
    return this.#sockets.followedEnds();
  }

  listeners(): readonly Listener[] {
    return this.#sockets.listeners();
  }

  /** Third parties that were news once, in this watch or in those before it. */
  thirdParties(): readonly ThirdParty[] {
    return this.#judge.thirdParties();
  }

  meetings(): readonly Meeting[] {
    return this.#meetings.open();
  }

  #fold(observation: Observation, events: WatchEvent[], nowMs: number): void {
    switch (observation.type) {
      case 'process.started':
        this.#processStarted(observation, events, nowMs);
        break;
      case 'process.stopped':
        this.#processStopped(observation, observation.atMs, events, nowMs);
        break;
      case 'device.opened':
      case 'device.closed':
        this.#take(this.#captures.node(observation), events, nowMs);
        break;
      case 'socket.opened':
        this.#take(this.#sockets.opened(observation), events, nowMs);
        break;
      case 'socket.changed':
        this.#take(this.#sockets.changed(observation), events, nowMs);
        break;
      case 'socket.closed':
        this.#take(this.#sockets.closed(observation), events, nowMs);
        break;
      case 'sockets.passed':
        this.#take(this.#sockets.passed(observation), events, nowMs);
        break;
      case 'name.seen':
        this.#take(this.#sockets.nameSeen(observation), events, nowMs);
        break;
      case 'udp.flow':
        this.#take(this.#sockets.flow(observation), events, nowMs);
        break;
      case 'sample.complete':
        this.#sampleComplete(observation.atMs, events, nowMs);
        break;
      case 'probe.reset':
        this.#sampling = true;
        this.#processes.beginGeneration();
        this.#captures.beginGeneration();
        this.#sockets.beginGeneration();
        this.#socketsSettleAtMs = null;
        break;
      case 'stream.started':
      case 'stream.changed':
        this.#take(this.#captures.stream(observation), events, nowMs);
        break;
      case 'stream.ended':
        this.#take(this.#captures.streamEnded(observation), events, nowMs);
        break;
      case 'health':
        if (observation.health.part === 'process-events') {
          this.#captures.expectProcessEvents(observation.health.state === 'working');
        }
        events.push({
          type: 'health',
          at: new Date(observation.atMs).toISOString(),
          health: observation.health,
        });
    }
  }

  #processStarted(observed: ProcessStarted, events: WatchEvent[], nowMs: number): void {
    const { entry, replaced } = this.#processes.add(observed);
    if (replaced) this.#gone(replaced, nowMs, events, nowMs);
    events.push(...this.#presence.came(entry, nowMs));
    this.#take(this.#captures.processChanged(entry, nowMs), events, nowMs);
    events.push(...this.#presence.left(nowMs));
  }

  #processStopped(key: ProcessKey, atMs: number, events: WatchEvent[], nowMs: number): void {
    const gone = this.#processes.remove(key);
    if (gone) this.#gone(gone, atMs, events, nowMs);
    events.push(...this.#presence.left(atMs));
  }

  #sampleComplete(atMs: number, events: WatchEvent[], nowMs: number): void {
    if (!this.#sampling) return;
    this.#sampling = false;
    for (const gone of this.#processes.removeOlderGenerations())
      this.#gone(gone, atMs, events, nowMs);
    this.#take(this.#captures.endOlderGenerations(atMs), events, nowMs);
    this.#socketsSettleAtMs = atMs + socketsSettleMs;
    for (const adopted of this.#processes.adopt())
      events.push(...this.#presence.came(adopted, nowMs));
    events.push(...this.#presence.left(atMs));
  }

  #gone(gone: KnownProcess, atMs: number, events: WatchEvent[], nowMs: number): void {
    this.#take(this.#captures.processGone(gone, atMs), events, nowMs);
    this.#take(this.#sockets.processGone(gone, atMs), events, nowMs);
  }

  /** Takes events in: each is told, moves the meetings on, and is judged by the rules. */
  #take(fresh: readonly WatchEvent[], events: WatchEvent[], nowMs: number): void {
    for (const event of fresh) {
      events.push(event);
      events.push(...this.#followMeetings(event));
      events.push(...this.#judge.event(event, nowMs));
    }
  }

  #followMeetings(event: WatchEvent): readonly WatchEvent[] {
    const atMs = Date.parse(event.at);
    switch (event.type) {
      case 'capture.started':
        return this.#meetings.captureStarted(event.capture, atMs);
      case 'capture.ended':
        this.#meetings.captureEnded(event.capture, atMs);
        return [];
      case 'connection.opened':
        this.#meetings.connectionOpened(event.connection, atMs);
        return [];
      case 'connection.closed':
        this.#meetings.connectionClosed(event.connection, atMs);
        return [];
      default:
        return [];
    }
  }

  #processesOf(client: ClientId): readonly Process[] {
    return [...this.#processes.pidsOf(client)].flatMap((pid) => {
      const entry = this.#processes.get(pid);
      return entry?.owner ? [describeProcess(entry, entry.owner)] : [];
    });
  }
}
