// Raw facts from a platform, before anybody makes sense of them. Times are epoch milliseconds.
import type { DeviceKind, Endpoint, Health } from '../../../preload/contract/index.ts';

/** A process is a pid and its start: `startTicks` tells a reused pid from the one before. */
export interface ProcessKey {
  readonly pid: number;
  readonly startTicks: number;
}

export interface ProcessStarted extends ProcessKey {
  readonly type: 'process.started';
  readonly startedAtMs: number;
  readonly parent: number;
  readonly uid: number;
  /** The kernel's short name (at most 15 bytes). */
  readonly name: string;
  /** null where this user may not read it, or for a kernel thread. */
  readonly executable: string | null;
  readonly executableDeleted: boolean;
  readonly arguments: readonly string[];
  readonly argumentsTruncated: boolean;
  readonly cgroup: string;
}

export interface ProcessStopped extends ProcessKey {
  readonly type: 'process.stopped';
  readonly atMs: number;
}

export interface DeviceHeld extends ProcessKey {
  readonly type: 'device.opened' | 'device.closed';
  readonly device: DeviceKind;
  /** The device node, `/dev/video0`. */
  readonly path: string;
  readonly atMs: number;
}

export interface SocketOpened extends ProcessKey {
  readonly type: 'socket.opened';
  readonly inode: number;
  readonly protocol: 'tcp' | 'udp';
  readonly local: Endpoint;
  /** null for a socket without a peer: a listener, or unconnected UDP. */
  readonly remote: Endpoint | null;
  /** `established`, `listen`, `close-wait`, …; `unconnected` for UDP without a peer. */
  readonly state: string;
  readonly bytesSent: number | null;
  readonly bytesReceived: number | null;
  readonly atMs: number;
}

export interface SocketChanged {
  readonly type: 'socket.changed';
  readonly inode: number;
  readonly state: string;
  readonly bytesSent: number | null;
  readonly bytesReceived: number | null;
  readonly atMs: number;
}

export interface SocketClosed {
  readonly type: 'socket.closed';
  readonly inode: number;
  readonly atMs: number;
}

/** Connections that came and went between two looks, summed up by process and peer. Never told one by one. */
export interface SocketsPassed extends ProcessKey {
  readonly type: 'sockets.passed';
  readonly protocol: 'tcp' | 'udp';
  /** Of the first of them; a port is 0 where each had its own. */
  readonly local: Endpoint;
  readonly remote: Endpoint;
  readonly count: number;
  /** Of all of them, counted to their ends. */
  readonly bytesSent: number | null;
  readonly bytesReceived: number | null;
  /** When the first and the last of them ended. The process may have stopped before: the kernel finishes for it. */
  readonly firstAtMs: number;
  readonly atMs: number;
}

/** A full sample is complete: everything before this line is all there is. */
export interface SampleComplete {
  readonly type: 'sample.complete';
  readonly processes: number;
  readonly sockets: number;
  /** Processes whose descriptors this user may not read. */
  readonly denied: number;
  readonly atMs: number;
}

/** A stream that a server holds open on a microphone or a camera for a client of its own. */
export interface StreamObserved {
  readonly type: 'stream.started' | 'stream.changed';
  readonly server: 'sound-server' | 'camera-server';
  /** Unique within the server's life: `pulse:17:3` (life 17, source-output 3). */
  readonly stream: string;
  readonly device: DeviceKind;
  readonly deviceName: string;
  readonly application: string;
  /** As the server says; null where it does not. */
  readonly pid: number | null;
  readonly muted: boolean | null;
  /** The stream is paused: it holds the device but takes nothing. */
  readonly corked: boolean;
  readonly atMs: number;
}

export interface StreamEnded {
  readonly type: 'stream.ended';
  readonly stream: string;
  readonly atMs: number;
}

export interface HealthObserved {
  readonly type: 'health';
  readonly health: Health;
  readonly atMs: number;
}

/** What stood before does not hold any more (a probe was restarted): forget its processes, devices and sockets. */
export interface ProbeReset {
  readonly type: 'probe.reset';
  readonly atMs: number;
}

export type ProbeObservation =
  | ProcessStarted
  | ProcessStopped
  | DeviceHeld
  | SocketOpened
  | SocketChanged
  | SocketClosed
  | SocketsPassed
  | SampleComplete
  | ProbeReset
  | HealthObserved;

/** A name that this machine used for the other end of a followed connection. */
export interface NameSeen {
  readonly type: 'name.seen';
  /** A host's name in lower case: letters, digits, hyphens, underscores and dots. */
  readonly name: string;
  readonly address: string;
  /** The connection whose hello had the name; null for a DNS answer, which is about the address alone. */
  readonly localPort: number | null;
  readonly via: 'dns' | 'tls' | 'quic';
  readonly atMs: number;
}

/** All that one flow of UDP has moved, payload only, since it was first seen or its count began anew. */
export interface UdpFlow {
  readonly type: 'udp.flow';
  readonly local: Endpoint;
  readonly remote: Endpoint;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  readonly atMs: number;
}

export type NameObservation = NameSeen | UdpFlow | HealthObserved;

export type StreamObservation = StreamObserved | StreamEnded | HealthObserved;

export type Observation = ProbeObservation | StreamObservation | NameObservation;
