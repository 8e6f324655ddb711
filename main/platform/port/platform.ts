// The port: all that the guard may ask of an operating system.

import type {
  Health,
  Incapabilities,
  Installation,
  Problem,
} from '../../../preload/contract/index.ts';
import type { Client } from '../../catalogue/index.ts';
import type { Outcome } from '../../outcome.ts';
import type { Administrator } from './administrator.ts';
import type { Firewall, OwnSocket } from './firewall.ts';
import type { Inventory } from './inventory.ts';
import type { Keyring } from './keyring.ts';
import type {
  NameObservation,
  Observation,
  ProbeObservation,
  ProcessKey,
  StreamObservation,
} from './observation.ts';
import type { Paths } from './paths.ts';
import type { Registry } from './registry.ts';
import type { RemovalSource } from './removal.ts';

/** Anything that streams observations until it is stopped. */
export interface Source {
  /** Ends children and timers; resolves when they are gone. Safe to call twice. */
  stop(): Promise<void>;
}

export interface Probe extends Source {
  /** The processes whose sockets and devices matter: clients, and whoever opened a device. Replaces the last focus. */
  focus(pids: readonly number[]): void;
}

export interface ProbeOptions {
  /** Device folder, `/dev`; a test's own folder of stand-in nodes. */
  readonly devices: string;
  /** Safety-net poll and byte counters, milliseconds. */
  readonly intervalMs: number;
}

/** A connection whose names matter, and over UDP its bytes. */
export interface FollowedEnd {
  readonly protocol: 'tcp' | 'udp';
  readonly localPort: number;
  /** null for an unconnected UDP socket: whom it talks to is the question. */
  readonly remoteAddress: string | null;
}

/** Streams names and UDP flows of followed connections, and of no others. */
export interface NameWatch extends Source {
  /** Replaces the last set. What is known already of a new one comes at once. */
  follow(ends: readonly FollowedEnd[]): void;
}

/** Which files belong to which package of a client, for identities. */
export interface Ownership {
  /** The package that owns this file (path as seen inside the root), or null. */
  packageOf(
    path: string,
  ): { readonly client: string; readonly package: string; readonly source: string } | null;
}

export interface InstalledSoftware {
  readonly installations: readonly Installation[];
  readonly ownership: Ownership;
  /** What could not be looked at, and why. */
  readonly health: readonly Health[];
}

/** A microphone as the sound server lists it. */
export interface MicrophoneListed {
  /** The server's own name of it, the same from day to day. */
  readonly name: string;
  readonly description: string;
  readonly muted: boolean;
}

/** What may be asked of the sound server besides watching it. */
export interface Microphones {
  list(): Promise<Outcome<readonly MicrophoneListed[]>>;
  /** Mutes one program's stream, by the id under which it was observed (`pulse:17:3`). */
  muteStream(stream: string, muted: boolean): Promise<Outcome<void>>;
  /** Mutes a microphone for every program, by its name. */
  muteMicrophone(name: string, muted: boolean): Promise<Outcome<void>>;
}

export interface RunningProcess extends ProcessKey {
  readonly parent: number;
  readonly startedAtMs: number;
}

export interface RunningProcesses {
  /** Every process now, zombies left out. */
  list(): Promise<readonly RunningProcess[]>;
  isRunning(key: ProcessKey): boolean;
  /** Asks (`polite`) or makes (`firm`) this very process end; `gone` where it has ended or its pid is somebody else's. */
  end(key: ProcessKey, how: 'polite' | 'firm'): Outcome<'asked' | 'gone'>;
}

export interface Platform {
  readonly name: 'linux' | 'darwin' | 'win32';
  /** What this system lets no program do, with the reason. `cut-line` and `remove` follow from what is absent below. */
  readonly missing: Partial<
    Pick<Incapabilities, 'mute-program' | 'mute-microphones' | 'watch-names'>
  >;
  /** Reads package databases and known folders below `paths.root` and `paths.home`; never runs anything it finds. */
  installedSoftware(clients: readonly Client[], paths: Paths): Promise<Outcome<InstalledSoftware>>;
  /**
   * What these clients have here besides their programs. `installations` are those of `installedSoftware` for the same
   * paths. Always an inventory of what could be read; `problems` says what could not, or is malformed.
   */
  inventory(
    clients: readonly Client[],
    installations: readonly Installation[],
    paths: Paths,
  ): Promise<{ readonly inventory: Inventory; readonly problems: readonly Problem[] }>;
  /** Streams processes, devices and sockets: first everything, closed by `sample.complete`, then differences. */
  openProbe(
    options: ProbeOptions,
    sink: (observations: readonly ProbeObservation[]) => void,
  ): Probe;
  /** Streams microphone captures from the sound server. */
  openSoundServer(sink: (observations: readonly StreamObservation[]) => void): Source;
  /** Streams camera captures from the camera server (PipeWire), where there is one. */
  openCameraServer(sink: (observations: readonly StreamObservation[]) => void): Source;
  /** Reads names and UDP flows out of this machine's own packets, where that is permitted; says as health whether it is. */
  openNameWatch(sink: (observations: readonly NameObservation[]) => void): NameWatch;
  /** Whether a watch for names could read packets here, without opening one: `working`, or `absent` with the reason. */
  nameWatchHealth(): Promise<Health>;
  /** Pids that show a window now; a problem where this session cannot tell. */
  pidsWithWindow(): Promise<Outcome<ReadonlySet<number>>>;
  /** One complete look: everything that the three streams above report first, sockets of every process included. */
  sampleOnce(options: ProbeOptions): Promise<Outcome<readonly Observation[]>>;
  readonly microphones: Microphones;
  readonly processes: RunningProcesses;
  /** Which of the catalogue's paths (`/…`, `~/…`) are there below these paths. */
  existing(entries: readonly string[], paths: Paths): Promise<readonly string[]>;
  /** What this program itself holds open to any network. Absent where the system does not tell. */
  ownSockets?(): readonly OwnSocket[];
  /** Absent where no client can be cut off from the network. */
  readonly firewall?: Firewall;
  /** Absent where this system's keyring cannot be asked. */
  readonly keyring?: Keyring;
  /** On Windows alone. */
  readonly registry?: Registry;
  /** Where the system asks by itself before a program gets the administrator's rights: Windows. */
  readonly administrator?: Administrator;
  /**
   * Runs a command to the end of all that it starts. Absent where a command has ended when its process has. Problems as
   * of `runCommand`, and `unavailable` where it failed.
   */
  runWhole?(command: readonly [string, ...string[]], timeLimitMs: number): Promise<Outcome<void>>;
  /** Absent where nothing can be removed from here. */
  readonly removal?: RemovalSource;
  /** The user at the other end of a loopback connection to us; null where this cannot be told. */
  loopbackPeer(ourPort: number, theirPort: number): Promise<number | null>;
}
