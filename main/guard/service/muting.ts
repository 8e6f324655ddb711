// Muting and its undo: only what was muted here is ever unmuted here.
import * as z from 'zod';
import type {
  Capture,
  ClientId,
  Muting as Muted,
  Problem,
  WatchEvent,
} from '../../../preload/contract/index.ts';
import { failure, type Outcome, success } from '../../outcome.ts';
import type { Microphones } from '../../platform/port/index.ts';
import type { LiveGuard } from './live-guard.ts';
import type { SettingsStore } from './personal-settings.ts';

/** Microphones muted for everybody: remembered over a restart, for the sound server remembers the mute as well. */
const key = 'muted-microphones';

export class Muting {
  readonly #guard: LiveGuard;
  readonly #microphones: Microphones;
  readonly #store: SettingsStore | null;
  /** Ids of captures. */
  readonly #streams = new Set<string>();
  /** The server's names of microphones. */
  #sources: ReadonlySet<string>;
  #told = '';
  readonly #tell: (muted: Muted) => void;

  /** `tell` hears each change, and once for all that one command has changed. */
  constructor(
    guard: LiveGuard,
    microphones: Microphones,
    store: SettingsStore | null,
    tell: (muted: Muted) => void,
  ) {
    this.#tell = tell;
    this.#guard = guard;
    this.#microphones = microphones;
    this.#store = store;
    const kept = store?.setting(key, z.array(z.string()));
    this.#sources = new Set(kept?.ok ? kept.value : []);
    this.#told = JSON.stringify(this.now());
  }

  now(): Muted {
    return { mutedByUs: [...this.#streams], allMuted: this.#sources.size > 0 };
  }

  /** Forgets captures that are over, and those that somebody else has unmuted meanwhile. */
  observe(events: readonly WatchEvent[]): void {
    for (const event of events) {
      const over = event.type === 'capture.ended';
      const unmuted = event.type === 'capture.changed' && event.capture.muted === false;
      if (over || unmuted) this.#streams.delete(event.capture.id);
    }
    this.#tellChange();
  }

  /** Gives how many streams were muted now; one that was muted before by somebody else is left to them. */
  async muteClient(client: ClientId): Promise<Outcome<number>> {
    const streams = this.#streamsOf(client);
    if (streams.length === 0) return failure(notListening(client, this.#guard.nameOf(client)));
    // While a whole microphone is muted nobody can tell which streams are muted themselves.
    const open = streams.filter(
      ({ id, muted }) => !this.#streams.has(id) && (muted !== true || this.#sources.size > 0),
    );
    return this.#each(open, async ({ id }) => {
      const muted = await this.#microphones.muteStream(streamOf(id), true);
      if (muted.ok) this.#streams.add(id);
      return muted;
    });
  }

  async unmuteClient(client: ClientId): Promise<Outcome<number>> {
    const ours = this.#streamsOf(client).filter(({ id }) => this.#streams.has(id));
    return this.#each(ours, async ({ id }) => {
      const unmuted = await this.#microphones.muteStream(streamOf(id), false);
      if (unmuted.ok || unmuted.problem.kind === 'not-found') this.#streams.delete(id);
      return unmuted;
    });
  }

  async muteAll(): Promise<Outcome<number>> {
    const listed = await this.#microphones.list();
    if (!listed.ok) return listed;
    const open = listed.value.filter(({ muted }) => !muted);
    const muted = await this.#each(open, async ({ name }) => {
      const done = await this.#microphones.muteMicrophone(name, true);
      if (done.ok) this.#remember(new Set([...this.#sources, name]));
      return done;
    });
    return muted;
  }

  async unmuteAll(): Promise<Outcome<number>> {
    return this.#each([...this.#sources], async (name) => {
      const done = await this.#microphones.muteMicrophone(name, false);
      // An unplugged microphone is unmuted here all the same, as far as we go.
      if (done.ok || done.problem.kind === 'not-found') {
        this.#remember(new Set([...this.#sources].filter((each) => each !== name)));
      }
      return done;
    });
  }

  #streamsOf(client: ClientId): readonly Capture[] {
    return this.#guard
      .captures()
      .filter((c) => c.client === client && c.device === 'microphone' && c.via === 'sound-server');
  }

  #remember(sources: ReadonlySet<string>): void {
    this.#sources = sources;
    // A store that cannot keep it costs the undo over a restart, not the muting.
    this.#store?.setSetting(key, [...sources]);
  }

  /** Does all, even where one fails; what went away meanwhile is no failure. */
  async #each<T>(
    things: readonly T[],
    act: (thing: T) => Promise<Outcome<void>>,
  ): Promise<Outcome<number>> {
    let done = 0;
    let problem: Problem | null = null;
    for (const thing of things) {
      const outcome = await act(thing);
      if (outcome.ok) done += 1;
      else if (outcome.problem.kind !== 'not-found') problem ??= outcome.problem;
    }
    this.#tellChange();
    return problem === null ? success(done) : failure(problem);
  }

  #tellChange(): void {
    const now = this.now();
    const text = JSON.stringify(now);
    if (text === this.#told) return;
    this.#told = text;
    this.#tell(now);
  }
}

/** A capture's id is its stream's id and when it began. */
const streamOf = (capture: string): string => capture.slice(0, capture.lastIndexOf('@'));

const notListening = (client: ClientId, name: string): Problem => ({
  kind: 'not-found',
  subject: client,
  message: `${name} has no microphone stream that can be muted.`,
  advice: 'It may have stopped already; otherwise mute every microphone.',
});
