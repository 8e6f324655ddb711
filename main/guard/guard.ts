// The composition root: platform, catalogue, watcher and store joined into one live guard.
import {
  type Alert,
  type Capture,
  type ClientId,
  type Health,
  type Installation,
  type Meeting,
  type Snapshot,
  schemaVersion,
  type WatchEvent,
} from '../../preload/contract/index.ts';
import { type Catalogue, createIdentifier } from '../catalogue/index.ts';
import { type Outcome, success } from '../outcome.ts';
import { partyTableFile } from '../parties/index.ts';
import type {
  NameWatch,
  Observation,
  Paths,
  Platform,
  Probe,
  ProcessKey,
  Source,
} from '../platform/port/index.ts';
import type { Store } from '../store/index.ts';
import { Watcher } from '../watch/index.ts';
import { Deadline } from './deadline.ts';
import { describeClients } from './describe-clients.ts';
import { farEndsHealth } from './health/far-ends-health.ts';
import { HealthBoard } from './health/health-board.ts';
import { namesOff } from './health/names-health.ts';
import { windowsHealth } from './health/windows-health.ts';
import { keepThirdPartiesMet, readThirdPartiesMet } from './met-third-parties.ts';
import { createPartyOf } from './party-of.ts';
import { policyNow } from './policy.ts';
import { Recorder } from './recorder.ts';

export interface GuardOptions {
  readonly platform: Platform;
  readonly catalogue: Catalogue;
  readonly paths: Paths;
  /** Folder of the device nodes. */
  readonly devices: string;
  /** Safety-net poll and byte counters, milliseconds. */
  readonly intervalMs: number;
  /** null: nothing is remembered. */
  readonly store: Store | null;
  /** Read names out of this machine's own packets; see `watchNames`. */
  readonly watchNames: boolean;
  /** How long a microphone may be held after a meeting's media has ended, milliseconds; see `keepMicrophonesFor`. */
  readonly microphoneKeptAfterMs: number;
}

type Listener = (events: readonly WatchEvent[]) => void;

/** A client has this long to show a window after it opens a device, milliseconds. */
const judgeWindowsAfterMs = 3_100;

export class Guard {
  readonly #options: GuardOptions;
  readonly #watcher: Watcher;
  readonly #installations: readonly Installation[];
  readonly #board = new HealthBoard();
  readonly #listeners = new Set<Listener>();
  readonly #processListeners = new Set<() => void>();
  readonly #recorder: Recorder | null;
  readonly #sources: Source[] = [];
  #probe: Probe | null = null;
  #names: NameWatch | null = null;
  #focus = '';
  readonly #deadline = new Deadline(() => {
    this.#publish(this.#watcher.tick(Date.now()));
    this.#schedule();
  });
  #windowTimers = new Set<NodeJS.Timeout>();
  #stopped = false;

  /** Looks at what is installed, then starts to watch. Fails where the root cannot be read. */
  static async start(options: GuardOptions, listener?: Listener): Promise<Outcome<Guard>> {
    const { platform, catalogue, paths } = options;
    const installed = await platform.installedSoftware(catalogue.clients, paths);
    if (!installed.ok) return installed;
    const { installations, ownership, health } = installed.value;
    const identify = createIdentifier(catalogue, { ...paths, ownership, platform: platform.name });
    const watcher = new Watcher({
      identify,
      categoryOf: (id) => catalogue.byId(id)?.category ?? 'conferencing',
      nameOf: (id) => catalogue.byId(id)?.shortName ?? id,
      partyOf: createPartyOf(catalogue),
      metBefore: readThirdPartiesMet(options.store),
      microphoneKeptAfterMs: options.microphoneKeptAfterMs,
    });
    const guard = new Guard(options, watcher, installations);
    if (listener) guard.subscribe(listener);
    guard.#open(health);
    return success(guard);
  }

  private constructor(
    options: GuardOptions,
    watcher: Watcher,
    installations: readonly Installation[],
  ) {
    this.#options = options;
    this.#watcher = watcher;
    this.#installations = installations;
    this.#recorder = options.store
      ? new Recorder(options.store, (health) => this.#noteHealth([health]))
      : null;
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** `listener` is called when other processes are a client's than before, be it one more of a client that runs. */
  onProcesses(listener: () => void): () => void {
    this.#processListeners.add(listener);
    return () => this.#processListeners.delete(listener);
  }

  snapshot(): Snapshot {
    return {
      schemaVersion,
      takenAt: new Date().toISOString(),
      scope: 'live',
      clients: describeClients(
        this.#options.catalogue,
        this.#installations,
        this.#watcher.runningClients(),
      ),
      captures: [...this.#watcher.captures()],
      connections: [...this.#watcher.connections()],
      listeners: [...this.#watcher.listeners()],
      health: this.#board.all(),
    };
  }

  health(): readonly Health[] {
    return this.#board.all();
  }

  captures(): readonly Capture[] {
    return this.#watcher.captures();
  }

  processKeys(): ReadonlyMap<ClientId, readonly ProcessKey[]> {
    return this.#watcher.processKeys();
  }

  meetings(): readonly Meeting[] {
    return this.#watcher.meetings();
  }

  nameOf(client: ClientId): string {
    return this.#options.catalogue.byId(client)?.shortName ?? client;
  }

  /** Tells and remembers what another part of the guard has found out. */
  raise(alerts: readonly Alert[]): void {
    if (!this.#stopped)
      this.#publish(alerts.map((alert) => ({ type: 'alert', at: alert.at, alert })));
  }

  /** A new limit holds at once, also for a microphone that is held already. */
  keepMicrophonesFor(afterMs: number): void {
    if (this.#stopped) return;
    this.#watcher.keepMicrophonesFor(afterMs);
    this.#schedule();
  }

  /** History older than this is forgotten, at once and from now on. */
  keepHistoryFor(days: number): void {
    if (!this.#stopped) this.#recorder?.keepFor(days);
  }

  /** From now on names and UDP flows are read out of this machine's own packets, or not any more. */
  watchNames(wanted: boolean): void {
    if (this.#stopped || wanted === (this.#names !== null)) return;
    const { platform } = this.#options;
    const before = this.#names;
    this.#names = wanted ? platform.openNameWatch((seen) => this.#observe(seen)) : null;
    this.#names?.follow(this.#watcher.followedEnds());
    if (before === null) return;
    void before.stop();
    this.#noteHealth([namesOff]);
  }

  /** Ends every child and timer, and writes down what is still open. Safe to call twice. */
  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#deadline.set(null);
    for (const timer of this.#windowTimers) clearTimeout(timer);
    await Promise.all([...this.#sources, this.#names].map((source) => source?.stop()));
    this.#recorder?.add(this.#watcher.conclude(Date.now()));
    this.#recorder?.close();
  }

  #open(health: readonly Health[]): void {
    const { platform, devices, intervalMs, store, watchNames } = this.#options;
    this.#noteHealth([...health, farEndsHealth(partyTableFile()), ...(store?.takeHealth() ?? [])]);
    const sink = (observations: readonly Observation[]): void => this.#observe(observations);
    this.#probe = platform.openProbe({ devices, intervalMs }, sink);
    this.#sources.push(
      this.#probe,
      platform.openSoundServer(sink),
      platform.openCameraServer(sink),
    );
    if (watchNames) this.watchNames(true);
    else this.#noteHealth([namesOff]);
  }

  #observe(observations: readonly Observation[]): void {
    if (this.#stopped) return;
    this.#publish(this.#watcher.observe(observations, Date.now()));
    this.#refocus();
    this.#schedule();
  }

  #publish(events: readonly WatchEvent[]): void {
    const off = events.some(({ type }) => type === 'alert') ? policyNow()?.alerts?.off : undefined;
    const told = events.filter((event) => {
      if (event.type === 'alert') return !off?.includes(event.alert.rule);
      return event.type !== 'health' || this.#board.note(event.health);
    });
    if (told.length === 0) return;
    for (const listener of this.#listeners) listener(told);
    this.#recorder?.add(told);
    keepThirdPartiesMet(this.#options.store, told, () => this.#watcher.thirdParties());
    if (this.#names !== null && told.some(movesEnds))
      this.#names.follow(this.#watcher.followedEnds());
    if (told.some((event) => event.type === 'capture.started' && event.capture.client !== null))
      this.#judgeWindowsLater();
  }

  #noteHealth(health: readonly Health[]): void {
    const at = new Date().toISOString();
    this.#publish(health.map((said) => ({ type: 'health', at, health: said })));
  }

  #refocus(): void {
    const focus = this.#watcher.focus();
    const text = focus.join(' ');
    if (text === this.#focus) return;
    this.#focus = text;
    this.#probe?.focus(focus);
    for (const listener of this.#processListeners) listener();
  }

  #schedule(): void {
    this.#deadline.set(this.#watcher.nextDeadline());
  }

  #judgeWindowsLater(): void {
    const timer = setTimeout(() => {
      this.#windowTimers.delete(timer);
      void this.#judgeWindows();
    }, judgeWindowsAfterMs);
    this.#windowTimers.add(timer);
  }

  async #judgeWindows(): Promise<void> {
    if (this.#watcher.capturesToJudge(Date.now()).length === 0) return;
    const seen = await this.#options.platform.pidsWithWindow();
    if (this.#stopped) return;
    if (!seen.ok) {
      this.#noteHealth([windowsHealth(seen)]);
      return;
    }
    this.#publish(this.#watcher.judgeWindows(seen.value, Date.now()));
  }
}

const movesEnds = ({ type }: WatchEvent): boolean =>
  type === 'connection.opened' || type === 'connection.closed';
