import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../main/platform/port/index.ts';
import { complete, process, Scene, socket, startMs } from './scene.ts';

const seen = (
  name: string,
  more: Partial<Extract<Observation, { type: 'name.seen' }>> = {},
): Observation => ({
  type: 'name.seen',
  name,
  address: '52.84.1.1',
  localPort: null,
  via: 'dns',
  atMs: startMs,
  ...more,
});

const flow = (
  address: string,
  bytesSent: number,
  more: Partial<Extract<Observation, { type: 'udp.flow' }>> = {},
): Observation => ({
  type: 'udp.flow',
  local: { address: '192.0.2.1', port: 40_000 },
  remote: { address, port: 8_801 },
  bytesSent,
  bytesReceived: 0,
  atMs: startMs,
  ...more,
});

const cloud = {
  remote: { address: '52.84.1.1', port: 443 },
  local: { address: '::', port: 5_000 },
};
const unconnected = {
  protocol: 'udp',
  remote: null,
  state: 'unconnected',
  local: { address: '0.0.0.0', port: 40_000 },
  bytesSent: null,
  bytesReceived: null,
} as const;

/** A running client, and its connections as they stand. */
const withClient = () => {
  const scene = new Scene();
  scene.see(process(10, '/opt/zoom/zoom'), complete());
  scene.events.length = 0;
  return scene;
};
const reasons = (scene: Scene) => scene.watcher.connections().map(({ party }) => party?.reason);

describe('names', () => {
  it('that come after their connection make it known better, once', () => {
    const scene = withClient();
    scene.see(socket(1, 10, cloud));
    scene.see(seen('named.example'));
    scene.see(seen('named.example', { atMs: startMs + 1 }));
    expect(scene.types()).toEqual(['connection.opened', 'connection.changed']);
    expect(reasons(scene)).toEqual(['named by dns named.example']);
  });

  it('that came before are known when it opens', () => {
    const scene = withClient();
    scene.see(seen('named.example'));
    scene.see(socket(1, 10, { ...cloud, remote: { address: '::ffff:52.84.1.1', port: 443 } }));
    expect(scene.types()).toEqual(['connection.opened']);
    expect(reasons(scene)).toEqual(['named by dns named.example']);
  });

  it('of its own hello come before those that were looked up; of another connection’s they do not count', () => {
    const scene = withClient();
    scene.see(
      socket(1, 10, cloud),
      seen('looked-up.example'),
      seen('another.example', { via: 'tls', localPort: 6_000, atMs: startMs + 2 }),
    );
    expect(reasons(scene)).toEqual(['named by dns looked-up.example']);
    scene.see(seen('greeted.example', { via: 'tls', localPort: 5_000, atMs: startMs - 1 }));
    expect(reasons(scene)).toEqual(['named by tls greeted.example']);
  });

  it('are forgotten after an hour', () => {
    const scene = withClient();
    scene.see(seen('old.example'));
    const hour = 3_600_000;
    scene.see(socket(1, 10, { ...cloud, atMs: startMs + hour }));
    scene.see(socket(2, 10, { ...cloud, atMs: startMs + hour + 1 }));
    expect(reasons(scene)).toEqual(['named by dns old.example', expect.stringContaining('range')]);
  });

  it('that show a third party behind an address are news', () => {
    const scene = withClient();
    scene.see(socket(1, 10, cloud));
    expect(scene.alerts()).toEqual([]);
    scene.see(seen('graph.meta.example'));
    scene.see(seen('graph.meta.example', { via: 'tls', localPort: 5_000 }));
    expect(scene.alerts().map(({ rule }) => rule)).toEqual(['new-third-party']);
  });
});

describe('flows of UDP', () => {
  it('give an unconnected socket its peers: each is a connection, and the socket itself is none any more', () => {
    const scene = withClient();
    scene.see(socket(1, 10, unconnected));
    scene.see(flow('170.114.1.1', 100), flow('157.240.1.35', 5));
    expect(scene.types()).toEqual([
      'connection.opened',
      'connection.opened',
      'connection.closed',
      'connection.opened',
      'alert',
    ]);
    expect(scene.watcher.connections()).toMatchObject([
      { remote: { address: '170.114.1.1', port: 8_801 }, party: { owner: 'Zoom' }, bytesSent: 100 },
      { remote: { address: '157.240.1.35', port: 8_801 }, party: { owner: 'Meta' }, bytesSent: 5 },
    ]);
    expect(new Set(scene.watcher.connections().map(({ id }) => id)).size).toBe(2);
    scene.events.length = 0;
    scene.see(flow('170.114.1.1', 250));
    expect(scene.types()).toEqual(['connection.changed']);
    scene.see({ type: 'socket.closed', inode: 1, atMs: startMs });
    expect(scene.types().slice(1)).toEqual(['connection.closed', 'connection.closed']);
    expect(scene.watcher.connections()).toEqual([]);
  });

  it('do not interrupt the media of a meeting', () => {
    const scene = withClient();
    scene.see(
      socket(1, 10, unconnected),
      {
        type: 'stream.started',
        server: 'sound-server',
        stream: 's',
        device: 'microphone',
        deviceName: 'Desk',
        application: 'zoom',
        pid: 10,
        muted: false,
        corked: false,
        atMs: startMs,
      },
      flow('170.114.1.1', 100),
    );
    expect(scene.watcher.meetings()).toMatchObject([{ mediaEndedAt: null }]);
    scene.see({ type: 'socket.closed', inode: 1, atMs: startMs });
    expect(scene.watcher.meetings()).toMatchObject([{ mediaEndedAt: expect.any(String) }]);
  });

  it('count a connected socket’s bytes, which a look at the socket table does not take away', () => {
    const scene = withClient();
    const connected = {
      ...unconnected,
      state: 'established',
      remote: { address: '170.114.1.1', port: 8_801 },
    };
    scene.see(socket(1, 10, connected));
    scene.see(flow('170.114.1.1', 100), flow('198.51.100.9', 7));
    const change = { type: 'socket.changed', inode: 1, state: 'established' } as const;
    scene.see({ ...change, bytesSent: null, bytesReceived: null, atMs: startMs });
    expect(scene.watcher.connections()).toMatchObject([{ bytesSent: 100, bytesReceived: 0 }]);
  });

  it('of a watch that was started again are added to what was counted', () => {
    const scene = withClient();
    scene.see(socket(1, 10, unconnected));
    for (const sent of [100, 300, 20, 50]) scene.see(flow('170.114.1.1', sent));
    const elsewhere = { local: { address: '198.51.100.1', port: 40_000 } };
    scene.see(flow('170.114.1.1', 1_000, elsewhere));
    expect(scene.watcher.connections()).toMatchObject([{ bytesSent: 1_350 }]);
  });

  it('belong to the socket at their local port and address, and to no client where none is', () => {
    const scene = withClient();
    const bound = { ...unconnected, local: { address: '127.0.0.1', port: 40_000 } };
    scene.see(socket(1, 10, bound), socket(2, 10, unconnected));
    scene.see(flow('170.114.1.1', 9, { local: { address: '127.0.0.1', port: 40_000 } }));
    expect(scene.watcher.connections().map(({ id }) => id.split('@')[0])).toEqual([
      'udp:1',
      'udp:2',
    ]);
    expect(scene.watcher.connections()[0]?.remote?.address).toBe('170.114.1.1');
    scene.events.length = 0;
    scene.see(flow('170.114.1.1', 9, { local: { address: '192.0.2.1', port: 40_001 } }));
    expect(scene.types()).toEqual([]);
  });

  it('are told of the first 64 peers of one socket', () => {
    const scene = withClient();
    scene.see(socket(1, 10, unconnected));
    scene.see(...Array.from({ length: 100 }, (_, at) => flow(`170.114.1.${at}`, 1)));
    expect(scene.watcher.connections()).toHaveLength(64);
  });
});

it('asks about the ends of clients’ connections, loopback left out', () => {
  const scene = withClient();
  scene.see(
    process(20, '/usr/bin/other'),
    socket(1, 10, cloud),
    socket(2, 10, unconnected),
    socket(3, 10, { remote: { address: '127.0.0.1', port: 80 } }),
    socket(4, 20, cloud),
  );
  expect(scene.watcher.followedEnds()).toEqual([
    { protocol: 'tcp', localPort: 5_000, remoteAddress: '52.84.1.1' },
    { protocol: 'udp', localPort: 40_000, remoteAddress: null },
  ]);
  scene.see(flow('170.114.1.1', 1));
  expect(scene.watcher.followedEnds().at(-1)).toEqual({
    protocol: 'udp',
    localPort: 40_000,
    remoteAddress: '170.114.1.1',
  });
});
