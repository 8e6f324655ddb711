// Follows the sound server: a subscription tells that something changed, a listing tells what.
import type { Health } from '../../../../preload/contract/index.ts';
import {
  backOff,
  type ChildEnd,
  jsonSplitter,
  type KeptChild,
  keepChild,
} from '../../command/index.ts';
import type { Source, StreamObservation } from '../../port/index.ts';
import { type ClientPids, clientPids, lacksClient } from './client-pids.ts';
import { type Coalesced, coalesced } from './coalesced.ts';
import { microphoneStreams } from './microphone-streams.ts';
import {
  askPactl,
  listClientsArgv,
  listSourcesArgv,
  listStreamsArgv,
  pactlEnvironment,
  subscribeArgv,
} from './pactl.ts';
import { eventSchema, type PactlSource, type PactlSourceOutput } from './pactl-schema.ts';
import { type Listing, parseClients, parseSourceOutputs, parseSources } from './parse-listing.ts';
import { serverMayBeThere } from './server-socket.ts';
import { absent, notListed, someUnreadable, working } from './sound-health.ts';
import { type KnownStreams, streamDifferences } from './stream-differences.ts';

export interface SoundOptions {
  /** Where pactl finds its server: XDG_RUNTIME_DIR, PULSE_SERVER, HOME, PATH. */
  readonly env?: NodeJS.ProcessEnv;
  /** Epoch milliseconds. */
  readonly clock?: () => number;
}

type Sink = (observations: readonly StreamObservation[]) => void;

/** A pactl that finds no server is gone within this; one that stays has connected. */
const settleMs = 40;
const missingProgramRetryMs = 60_000;
const listAgainMs = 500;
/** Longer is no event of the subscription: they have three short fields. */
const longestEvent = 4096;

/** Streams microphone captures from PulseAudio, or PipeWire's server of the same protocol, until stopped. */
export function openSoundServer(sink: Sink, options: SoundOptions = {}): Source {
  return new SoundSource(sink, options.env ?? process.env, options.clock ?? Date.now);
}

class SoundSource implements Source {
  readonly #sink: Sink;
  readonly #env: NodeJS.ProcessEnv;
  readonly #clock: () => number;
  readonly #retry = backOff(250, 5000);
  readonly #listings: Coalesced;
  readonly #child: KeptChild;
  #stopped = false;
  #life = 0;
  #splitter = jsonSplitter(longestEvent);
  /** The first event proves that the subscription stands: what came before it may have been missed. */
  #subscribed = false;
  #outputsStale = true;
  #sourcesStale = true;
  #outputs: readonly PactlSourceOutput[] = [];
  #sources: readonly PactlSource[] = [];
  #pids: ClientPids = new Map();
  #known: KnownStreams = new Map();
  #unreadable = false;
  #failures = 0;
  #told: Health | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(sink: Sink, env: NodeJS.ProcessEnv, clock: () => number) {
    this.#sink = sink;
    this.#env = env;
    this.#clock = clock;
    this.#listings = coalesced(() => this.#list());
    this.#child = keepChild({
      argv: subscribeArgv,
      env: pactlEnvironment(env),
      started: (life) => this.#started(life),
      text: (chunk) => this.#read(chunk),
      ended: (end) => this.#ended(end),
      worthStarting: () => serverMayBeThere(env),
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await Promise.all([this.#child.stop(), this.#listings.idle()]);
  }

  #started(life: number): void {
    this.#life = life;
    this.#splitter = jsonSplitter(longestEvent);
    this.#subscribed = false;
    this.#pids = new Map();
    this.#unreadable = false;
    this.#failures = 0;
    this.#listLater(settleMs);
  }

  #read(chunk: string): void {
    for (const piece of this.#splitter.push(chunk)) {
      const event = piece.kind === 'value' ? eventSchema.safeParse(piece.value) : null;
      if (!this.#subscribed || event === null || !event.success) {
        // Nobody knows what was missed: look at everything.
        this.#outputsStale = true;
        this.#sourcesStale = true;
        if (event?.success) this.#subscribed = true;
        else this.#unreadable = true;
      } else if (event.data.on === 'source-output') this.#outputsStale = true;
      else if (event.data.on === 'source') this.#sourcesStale = true;
    }
    if (this.#outputsStale || this.#sourcesStale) this.#listings.ask();
  }

  #ended(end: ChildEnd): number {
    clearTimeout(this.#timer);
    const life = this.#life;
    // A listing under way belongs to the life that is over.
    this.#life = -1;
    const { known, observations } = streamDifferences(this.#known, [], life, this.#clock());
    this.#known = known;
    this.#tell(observations, absent(end));
    return end.kind === 'missing' ? missingProgramRetryMs : this.#retry.next();
  }

  #listLater(waitMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#outputsStale = true;
      this.#sourcesStale = true;
      this.#listings.ask();
    }, waitMs);
  }

  async #list(): Promise<void> {
    const life = this.#life;
    if (this.#stopped || life < 0) return;
    const wantOutputs = this.#outputsStale;
    const wantSources = this.#sourcesStale;
    this.#outputsStale = false;
    this.#sourcesStale = false;
    const [outputs, sources] = await Promise.all([
      wantOutputs ? askPactl(listStreamsArgv, this.#env) : null,
      wantSources ? askPactl(listSourcesArgv, this.#env) : null,
    ]);
    if (this.#stopped || this.#life !== life) return;
    for (const answer of [outputs, sources]) {
      if (answer !== null && !answer.ok) {
        this.#failed(answer.problem.cause ?? answer.problem.message);
        return;
      }
    }
    if (outputs?.ok) this.#outputs = this.#entries(parseSourceOutputs(outputs.value));
    if (sources?.ok) this.#sources = this.#entries(parseSources(sources.value));
    if (lacksClient(this.#outputs, this.#pids)) {
      const clients = await askPactl(listClientsArgv, this.#env);
      if (this.#stopped || this.#life !== life) return;
      if (clients.ok) this.#pids = clientPids(this.#entries(parseClients(clients.value)));
    }
    this.#failures = 0;
    this.#compare(life, wantSources);
  }

  #compare(life: number, sourcesAreFresh: boolean): void {
    const { streams, unknownSource } = microphoneStreams(this.#outputs, this.#sources, this.#pids);
    const { known, observations } = streamDifferences(this.#known, streams, life, this.#clock());
    this.#known = known;
    this.#retry.reset();
    this.#tell(observations, this.#unreadable ? someUnreadable : working);
    if (unknownSource && !sourcesAreFresh) {
      this.#sourcesStale = true;
      this.#listings.ask();
    } else if (unknownSource || !this.#subscribed) {
      // Our own listing is a client whose coming and going is an event; if none came, it was too early.
      this.#listLater(unknownSource ? listAgainMs : settleMs * 4);
    }
  }

  /** One failure may be the server's end, which the subscription tells in better words. */
  #failed(why: string): void {
    this.#failures += 1;
    if (this.#failures > 1) this.#tell([], notListed(why));
    this.#listLater(listAgainMs);
  }

  #entries<T>(listing: Listing<T>): readonly T[] {
    if (listing.dropped > 0) this.#unreadable = true;
    return listing.entries;
  }

  #tell(observations: readonly StreamObservation[], health: Health): void {
    const told = this.#told;
    // Each try in vain has its own words for the same absence.
    const isNews =
      told?.state !== health.state || (health.state !== 'absent' && told.detail !== health.detail);
    this.#told = health;
    const all: readonly StreamObservation[] = isNews
      ? [...observations, { type: 'health', health, atMs: this.#clock() }]
      : observations;
    if (all.length > 0) this.#sink(all);
  }
}
