// The watch for names as the guard gets it: the program is started, told whom to follow, and started again when it dies.
import type { ChildProcess } from 'node:child_process';
import type { Health } from '../../../../preload/contract/index.ts';
import { backOff, endChild, oneLine } from '../../command/index.ts';
import type { FollowedEnd, NameObservation, NameWatch } from '../../port/index.ts';
import { protocolVersion } from '../../probe-protocol/line-schema.ts';
import { splitLines } from '../../probe-protocol/lines.ts';
import { nativeProgramPath } from '../probe/native-path.ts';
import { spawnNative } from '../probe/spawn-native.ts';
import { type NameHello, parseNameLine } from './line-schema.ts';
import {
  healthOfNameHello,
  namesDied,
  namesForeign,
  packetsLost,
  programMissing,
} from './names-health.ts';

type Sink = (observations: readonly NameObservation[]) => void;

/** The program, or null; `CALLWARDEN_NAMES` names another one, or says `none`. */
export const namesProgram = (): string | null =>
  nativeProgramPath('callwarden-names', process.env.CALLWARDEN_NAMES);

const firstRetryMs = 1_000;
const longestRetryMs = 60_000;
/** A life this long makes the next wait the first one again. */
const goodLifeMs = 60_000;

/** Reads names out of packets until stopped; `program` is null where there is none. */
export const openNameWatch = (sink: Sink, program: string | null = namesProgram()): NameWatch =>
  new Names(sink, program);

/** What the program's first word was: where it has no leave it ends by itself. */
type Greeting = 'works' | 'no-leave' | 'foreign';

class Names implements NameWatch {
  readonly #sink: Sink;
  readonly #retry = backOff(firstRetryMs, longestRetryMs);
  #followed: ReadonlySet<string> = new Set();
  #child: ChildProcess | null = null;
  /** It has said hello and takes commands. */
  #ready = false;
  #again: NodeJS.Timeout | undefined;
  #stopped = false;
  #told = '';

  constructor(sink: Sink, program: string | null) {
    this.#sink = sink;
    // Later, so that the caller holds the watch before its sink is called.
    queueMicrotask(() => {
      if (this.#stopped) return;
      if (program === null) this.#say(programMissing);
      else this.#start(program);
    });
  }

  follow(ends: readonly FollowedEnd[]): void {
    const before = this.#followed;
    this.#followed = new Set(ends.map(words));
    // What begins goes first: a port that changes hands keeps its counts.
    this.#send([
      ...[...this.#followed].filter((end) => !before.has(end)).map((end) => `follow ${end}`),
      ...[...before].filter((end) => !this.#followed.has(end)).map((end) => `unfollow ${end}`),
    ]);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#again);
    if (this.#child) await endChild(this.#child);
  }

  #start(program: string): void {
    const child = spawnNative(program, []);
    this.#child = child;
    const lines = splitLines();
    let complaint = '';
    let over = false;
    let greeting: Greeting | null = null;
    const startedAt = performance.now();
    const ended = (reason: string): void => {
      if (over) return;
      over = true;
      this.#child = null;
      this.#ready = false;
      if (this.#stopped || greeting === 'foreign') return;
      if (performance.now() - startedAt >= goodLifeMs) this.#retry.reset();
      // A person may give leave while we run, as we ask them to.
      const againInMs = greeting === 'no-leave' ? longestRetryMs : this.#retry.next();
      if (greeting !== 'no-leave') this.#say(namesDied(reason, againInMs));
      this.#again = setTimeout(() => this.#start(program), againInMs);
    };
    child.stdout?.on('data', (chunk: Uint8Array) => {
      const observations: NameObservation[] = [];
      for (const text of lines.push(chunk)) {
        const line = parseNameLine(text);
        // What is not of the protocol tells nothing, and takes nothing else with it.
        if (line === null) continue;
        if (line.type === 'hello') greeting = this.#greeted(line, program);
        else if (line.type !== 'error') observations.push(line);
        else if (line.call !== 'command') this.#say(packetsLost(line.message));
      }
      if (observations.length > 0 && !this.#stopped) this.#sink(observations);
    });
    child.stdout?.on('error', () => {});
    child.stderr?.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString('utf8')).slice(0, 500);
    });
    // Writing to a program that just died is no news: its end is.
    child.stdin?.on('error', () => {});
    child.on('error', (error) => {
      if (child.pid === undefined) ended(`it could not be started: ${oneLine(error.message, 200)}`);
    });
    child.on('close', (code, signal) => {
      const how = signal === null ? `it ended with code ${code}` : `it was ended by ${signal}`;
      ended(complaint === '' ? how : `${how}: ${oneLine(complaint, 200)}`);
    });
  }

  #greeted(hello: NameHello, program: string): Greeting {
    if (hello.protocol !== protocolVersion) {
      this.#say(namesForeign(hello.protocol));
      this.#child?.stdin?.end();
      return 'foreign';
    }
    this.#say(healthOfNameHello(hello, program));
    if (!hello.packets) return 'no-leave';
    this.#ready = true;
    this.#send([...this.#followed].map((end) => `follow ${end}`));
    return 'works';
  }

  #send(commands: readonly string[]): void {
    if (this.#ready && commands.length > 0) this.#child?.stdin?.write(`${commands.join('\n')}\n`);
  }

  #say(health: Health): void {
    const text = JSON.stringify(health);
    if (this.#stopped || text === this.#told) return;
    this.#told = text;
    this.#sink([{ type: 'health', health, atMs: Date.now() }]);
  }
}

/** As the program's commands have it. */
const words = ({ protocol, localPort, remoteAddress }: FollowedEnd): string =>
  remoteAddress === null
    ? `${protocol} ${localPort}`
    : `${protocol} ${localPort} ${remoteAddress.replace(/%.*$/, '')}`;
