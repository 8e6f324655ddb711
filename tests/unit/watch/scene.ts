// A watcher with a catalogue of three and a clock that the test moves.

import type { Observation, ProcessStarted } from '../../../main/platform/port/index.ts';
import { type SeenName, type ThirdParty, Watcher } from '../../../main/watch/index.ts';
import type { Party, WatchEvent } from '../../../preload/contract/index.ts';

const clients = {
  zoom: { name: 'Zoom', category: 'conferencing' },
  slack: { name: 'Slack', category: 'conferencing' },
  chromium: { name: 'Chromium', category: 'browser' },
} as const;

const isClient = (id: string): id is keyof typeof clients => Object.hasOwn(clients, id);

/** 24 November 2026, 20:00 UTC. */
export const startMs = Date.UTC(2026, 10, 24, 20);

/** 157.240.… is Meta's to everybody; all else is the vendor's. */
const partyAt = (address: string): Party =>
  address.startsWith('157.240.')
    ? { kind: 'third-party', owner: 'Meta', reason: 'AS32934 Facebook, Inc.' }
    : { kind: 'vendor', owner: 'Zoom', reason: "in Zoom's published range 170.114.0.0/16" };

const partyNamed = ({ name, seenIn }: SeenName): Party => ({
  ...partyAt(name.includes('meta') ? '157.240.1.1' : ''),
  reason: `named by ${seenIn} ${name}`,
});

export class Scene {
  nowMs = startMs;
  readonly events: WatchEvent[] = [];
  readonly watcher: Watcher;

  constructor(metBefore: readonly ThirdParty[] = []) {
    this.watcher = new Watcher({
      // Stands at /opt/<client>/…: the client. Called like one, elsewhere: only by name.
      identify: ({ executable, name }) => {
        const folder = /^\/opt\/([a-z]+)\//.exec(executable ?? '')?.[1];
        if (folder && isClient(folder))
          return {
            client: folder,
            identity: 'verified',
            evidence: `belongs to the package ${folder} (deb)`,
          };
        return isClient(name)
          ? { client: name, identity: 'name-only', evidence: `is only called ${name}` }
          : null;
      },
      categoryOf: (id) => (isClient(id) ? clients[id].category : 'conferencing'),
      nameOf: (id) => (isClient(id) ? clients[id].name : id),
      partyOf: (_, { address }, [seen]) => (seen ? partyNamed(seen) : partyAt(address)),
      metBefore,
      microphoneKeptAfterMs: 120_000,
    });
  }

  see(...observations: readonly Observation[]): readonly WatchEvent[] {
    return this.#keep(this.watcher.observe(observations, this.nowMs));
  }

  /** Lets time pass, running each deadline that falls due on the way. */
  wait(ms: number): readonly WatchEvent[] {
    const until = this.nowMs + ms;
    const seen: WatchEvent[] = [];
    for (;;) {
      const due = this.watcher.nextDeadline();
      if (due === null || due > until) break;
      this.nowMs = Math.max(this.nowMs, due);
      seen.push(...this.#keep(this.watcher.tick(this.nowMs)));
    }
    this.nowMs = until;
    return seen;
  }

  types(): readonly string[] {
    return this.events.map(({ type }) => type);
  }

  alerts() {
    return this.events.flatMap((event) => (event.type === 'alert' ? [event.alert] : []));
  }

  #keep(events: readonly WatchEvent[]): readonly WatchEvent[] {
    this.events.push(...events);
    return events;
  }
}

export const process = (
  pid: number,
  executable: string | null,
  more: Partial<ProcessStarted> = {},
): ProcessStarted => ({
  type: 'process.started',
  pid,
  startTicks: pid * 10,
  startedAtMs: startMs - 60_000,
  parent: 1,
  uid: 1000,
  name: executable?.slice(executable.lastIndexOf('/') + 1) ?? 'kthread',
  executable,
  executableDeleted: false,
  arguments: executable ? [executable] : [],
  argumentsTruncated: false,
  cgroup: '/user.slice',
  ...more,
});

export const complete = (atMs = startMs): Observation => ({
  type: 'sample.complete',
  processes: 1,
  sockets: 0,
  denied: 0,
  atMs,
});

export const microphone = (
  stream: string,
  pid: number | null,
  more: {
    muted?: boolean;
    corked?: boolean;
    atMs?: number;
    type?: 'stream.started' | 'stream.changed';
  } = {},
): Observation => ({
  type: more.type ?? 'stream.started',
  server: 'sound-server',
  stream,
  device: 'microphone',
  deviceName: 'Built-in Audio',
  application: 'recorder',
  pid,
  muted: more.muted ?? false,
  corked: more.corked ?? false,
  atMs: more.atMs ?? startMs,
});

export const socket = (
  inode: number,
  pid: number,
  more: Partial<Extract<Observation, { type: 'socket.opened' }>> = {},
): Observation => ({
  type: 'socket.opened',
  inode,
  pid,
  startTicks: pid * 10,
  protocol: 'tcp',
  local: { address: '127.0.0.1', port: 5000 },
  remote: { address: '170.114.1.1', port: 443 },
  state: 'established',
  bytesSent: 0,
  bytesReceived: 0,
  atMs: startMs,
  ...more,
});
