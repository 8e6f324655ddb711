import { describe, expect, it } from 'vitest';
import { complete, microphone, process, Scene, socket, startMs } from './scene.ts';

describe('processes', () => {
  it('tells once that a client runs, however many processes it has', () => {
    const scene = new Scene();
    scene.see(
      process(10, '/opt/zoom/zoom'),
      process(11, '/opt/zoom/zopen', { parent: 10 }),
      complete(),
    );
    expect(scene.types()).toEqual(['client.started']);
    expect(scene.watcher.runningClients()[0]?.processes.map(({ pid }) => pid)).toEqual([10, 11]);
  });

  it('a helper from elsewhere belongs to the client that started it, and keeps it when it executes another file', () => {
    const scene = new Scene();
    scene.see(
      process(10, '/opt/zoom/zoom'),
      process(12, '/usr/bin/sh', { parent: 10 }),
      complete(),
    );
    scene.see(process(12, '/usr/bin/parec', { parent: 10 }));
    const helper = scene.watcher.runningClients()[0]?.processes[1];
    expect(helper).toMatchObject({
      pid: 12,
      executable: '/usr/bin/parec',
      identity: 'verified',
      evidence: 'was started by zoom (pid 10)',
    });
  });

  it('a child that is told before its parent finds its family when the sample is complete', () => {
    const scene = new Scene();
    scene.see(
      process(5, '/usr/bin/helper', { parent: 900, startTicks: 9_999 }),
      process(900, '/opt/zoom/zoom'),
      complete(),
    );
    expect(scene.watcher.focus()).toEqual([5, 900]);
  });

  it('a client that another client started is its own', () => {
    const scene = new Scene();
    scene.see(
      process(10, '/opt/slack/slack'),
      process(11, '/opt/chromium/chromium', { parent: 10 }),
      complete(),
    );
    expect(scene.watcher.runningClients().map(({ client }) => client)).toEqual([
      'slack',
      'chromium',
    ]);
  });

  it('a reused pid is another process: the first client has ended', () => {
    const scene = new Scene();
    scene.see(
      process(10, '/opt/zoom/zoom'),
      complete(),
      process(10, '/opt/slack/slack', { startTicks: 777 }),
    );
    expect(scene.types()).toEqual(['client.started', 'client.started', 'client.stopped']);
  });

  it('a parent that is younger than its child is not its parent', () => {
    const scene = new Scene();
    scene.see(
      process(10, '/opt/zoom/zoom', { startTicks: 5_000 }),
      process(11, '/usr/bin/x', { parent: 10, startTicks: 100 }),
      complete(),
    );
    expect(scene.watcher.focus()).toEqual([10]);
  });

  it('a stop that names another start is not ours', () => {
    const scene = new Scene();
    scene.see(process(10, '/opt/zoom/zoom'), complete(), {
      type: 'process.stopped',
      pid: 10,
      startTicks: 1,
      atMs: startMs,
    });
    expect(scene.types()).toEqual(['client.started']);
  });
});

describe('captures', () => {
  it('a stream is attributed to the client of its process', () => {
    const scene = new Scene();
    scene.see(process(10, '/opt/zoom/zoom'), complete(), microphone('s1', 10));
    expect(scene.watcher.captures()).toMatchObject([
      {
        client: 'zoom',
        identity: 'verified',
        device: 'microphone',
        pid: 10,
        muted: false,
        endedAt: null,
      },
    ]);
  });

  it('a stream whose process is not known yet waits for it, and keeps its own time', () => {
    const scene = new Scene();
    scene.see(complete(), microphone('s1', 10));
    expect(scene.types()).not.toContain('capture.started');
    scene.nowMs += 20;
    scene.see(process(10, '/opt/zoom/zoom'));
    expect(scene.watcher.captures()).toMatchObject([
      { client: 'zoom', startedAt: new Date(startMs).toISOString() },
    ]);
  });

  it('a stream whose process never shows is told all the same', () => {
    const scene = new Scene();
    scene.see(complete(), microphone('s1', 4242));
    scene.wait(1_000);
    expect(scene.watcher.captures()).toMatchObject([
      { client: null, pid: 4242, application: 'recorder' },
    ]);
  });

  it('where processes are only found by looking, a stream waits for the next look', () => {
    const scene = new Scene();
    const health = {
      part: 'process-events',
      state: 'absent',
      detail: 'compared',
      advice: 'none',
    } as const;
    scene.see({ type: 'health', health, atMs: startMs }, complete(), microphone('s1', 10));
    scene.wait(2_000);
    expect(scene.watcher.captures()).toEqual([]);
    scene.see(process(10, '/opt/zoom/zoom'));
    expect(scene.watcher.captures()).toMatchObject([{ client: 'zoom' }]);
    expect(scene.alerts().map(({ client }) => client)).toEqual(['zoom']);
  });

  it('a stream that ends while it waits was there', () => {
    const scene = new Scene();
    scene.see(complete(), microphone('s1', 4242), {
      type: 'stream.ended',
      stream: 's1',
      atMs: startMs + 5,
    });
    expect(scene.types().filter((type) => type.startsWith('capture'))).toEqual([
      'capture.started',
      'capture.ended',
    ]);
  });

  it('mute is a change; saying the same again is none', () => {
    const scene = new Scene();
    scene.see(process(10, '/opt/zoom/zoom'), complete(), microphone('s1', 10));
    const muted = microphone('s1', 10, { type: 'stream.changed', muted: true });
    expect(scene.see(muted).map(({ type }) => type)).toEqual(['capture.changed']);
    expect(scene.see(muted)).toEqual([]);
  });

  it('a corked stream takes nothing: the capture ends, and a new one begins when it goes on', () => {
    const scene = new Scene();
    scene.see(process(10, '/opt/zoom/zoom'), complete(), microphone('s1', 10));
    scene.see(
      microphone('s1', 10, { type: 'stream.changed', corked: true, atMs: startMs + 1_000 }),
    );
    expect(scene.watcher.captures()).toEqual([]);
    scene.see(microphone('s1', 10, { type: 'stream.changed', atMs: startMs + 2_000 }));
    const ids = scene.events.flatMap((event) =>
      event.type === 'capture.started' ? [event.capture.id] : [],
    );
    expect(new Set(ids).size).toBe(2);
  });

  it.each([
    ['/usr/bin/pulseaudio', 0],
    ['/usr/bin/pipewire', 0],
    ['/tmp/pulseaudio', 1],
    ['/home/x/usr/bin/pipewire', 1],
  ])('a device node held by %s makes %i captures', (executable, captures) => {
    const scene = new Scene();
    scene.see(process(20, executable), complete(), {
      type: 'device.opened',
      device: 'microphone',
      path: '/dev/snd/pcmC0D0c',
      pid: 20,
      startTicks: 200,
      atMs: startMs,
    });
    expect(scene.watcher.captures()).toHaveLength(captures);
  });

  it('a process that takes a device along into another program holds it as that program', () => {
    const scene = new Scene();
    scene.see(
      process(20, '/usr/bin/launcher'),
      complete(),
      {
        type: 'device.opened',
        device: 'camera',
        path: '/dev/video0',
        pid: 20,
        startTicks: 200,
        atMs: startMs,
      },
      process(20, '/opt/zoom/zoom'),
    );
    expect(scene.watcher.captures()).toMatchObject([
      { client: 'zoom', identity: 'verified', application: 'zoom' },
    ]);
    expect(scene.types().filter((type) => type.startsWith('capture'))).toEqual([
      'capture.started',
      'capture.ended',
      'capture.started',
    ]);
  });

  it('a process that dies lets go of its device node, and of its sockets', () => {
    const scene = new Scene();
    scene.see(
      process(10, '/opt/zoom/zoom'),
      complete(),
      {
        type: 'device.opened',
        device: 'camera',
        path: '/dev/video0',
        pid: 10,
        startTicks: 100,
        atMs: startMs,
      },
      socket(1, 10),
      { type: 'process.stopped', pid: 10, startTicks: 100, atMs: startMs + 500 },
    );
    expect(scene.types().slice(-3)).toEqual([
      'capture.ended',
      'connection.closed',
      'client.stopped',
    ]);
    expect(scene.watcher.captures()).toEqual([]);
  });
});

describe('a probe that starts anew', () => {
  it('ends what it does not tell again, and disturbs nothing that it does', () => {
    const scene = new Scene();
    const held = {
      type: 'device.opened',
      device: 'camera',
      path: '/dev/video0',
      pid: 10,
      startTicks: 100,
      atMs: startMs,
    } as const;
    scene.see(
      process(10, '/opt/zoom/zoom'),
      process(30, '/opt/slack/slack'),
      complete(),
      held,
      socket(1, 10),
      socket(2, 10),
    );
    const before = scene.events.length;
    scene.see(
      { type: 'probe.reset', atMs: startMs },
      process(10, '/opt/zoom/zoom'),
      held,
      complete(),
    );
    scene.see(socket(1, 10));
    scene.wait(5_000);
    const after = scene.events.slice(before).map(({ type }) => type);
    expect(after).toEqual(['client.stopped', 'connection.closed']);
    expect(scene.watcher.captures()).toHaveLength(1);
    expect(scene.watcher.connections()).toHaveLength(1);
  });
});

describe('sockets', () => {
  it('only those of clients are told', () => {
    const scene = new Scene();
    scene.see(
      process(10, '/opt/zoom/zoom'),
      process(11, '/usr/bin/curl'),
      complete(),
      socket(1, 10),
      socket(2, 11),
    );
    expect(scene.watcher.connections().map(({ client }) => client)).toEqual(['zoom']);
  });

  it('an unconnected UDP socket is a connection without a peer', () => {
    const scene = new Scene();
    scene.see(
      process(10, '/opt/zoom/zoom'),
      complete(),
      socket(1, 10, {
        protocol: 'udp',
        remote: null,
        state: 'unconnected',
        bytesSent: null,
        bytesReceived: null,
      }),
    );
    expect(scene.watcher.connections()).toMatchObject([
      { protocol: 'udp', remote: null, bytesSent: null },
    ]);
  });

  it('byte counters are a change', () => {
    const scene = new Scene();
    scene.see(process(10, '/opt/zoom/zoom'), complete(), socket(1, 10), {
      type: 'socket.changed',
      inode: 1,
      state: 'established',
      bytesSent: 12,
      bytesReceived: 34,
      atMs: startMs,
    });
    expect(scene.watcher.connections()).toMatchObject([{ bytesSent: 12, bytesReceived: 34 }]);
  });
});

it('with nothing open there is nothing to wait for', () => {
  const scene = new Scene();
  scene.see(process(10, '/opt/zoom/zoom'), complete());
  scene.wait(5_000);
  expect(scene.watcher.nextDeadline()).toBeNull();
});
