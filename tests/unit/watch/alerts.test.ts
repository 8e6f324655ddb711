import { describe, expect, it } from 'vitest';
import { complete, microphone, process, Scene, socket, startMs } from './scene.ts';

const rules = (scene: Scene) => scene.alerts().map(({ rule }) => rule);
const listening = (address: string) =>
  socket(1, 10, { state: 'listen', remote: null, local: { address, port: 19421 } });

describe('rules that judge one event', () => {
  it.each([
    ['a client at its own path', '/opt/zoom/zoom', ['capture-started']],
    ['a recorder at /tmp called zoom is an impostor', '/tmp/zoom', ['impostor-capture']],
    ['a program that is no client at all', '/usr/bin/parec', ['capture-started']],
  ])('capture: %s', (_, executable, expected) => {
    const scene = new Scene();
    scene.see(process(10, executable), complete(), microphone('s1', 10));
    expect(rules(scene)).toEqual(expected);
  });

  it.each([
    ['/opt/zoom/zoom', '0.0.0.0', ['network-listener']],
    ['/opt/zoom/zoom', '::', ['network-listener']],
    ['/opt/zoom/zoom', '127.0.0.1', ['loopback-listener']],
    ['/opt/zoom/zoom', '::1', ['loopback-listener']],
    ['/opt/zoom/zoom', '::ffff:127.0.0.1', ['loopback-listener']],
    ['/opt/chromium/chromium', '127.0.0.1', []],
    ['/opt/chromium/chromium', '192.168.1.5', ['network-listener']],
    ['/usr/bin/sshd', '0.0.0.0', []],
  ])('listener: %s at %s raises %j', (executable, address, expected) => {
    const scene = new Scene();
    scene.see(process(10, executable), complete(), listening(address));
    expect(rules(scene)).toEqual(expected);
  });

  it('a third party is told once for each client, and never for a browser', () => {
    const meta = { remote: { address: '157.240.1.35', port: 443 } };
    const scene = new Scene();
    scene.see(
      process(10, '/opt/zoom/zoom'),
      process(11, '/opt/slack/slack'),
      process(12, '/opt/chromium/chromium'),
      complete(),
      socket(1, 10),
      socket(2, 10, meta),
      socket(3, 10, meta),
      socket(4, 12, meta),
    );
    expect(scene.alerts()).toMatchObject([
      {
        rule: 'new-third-party',
        client: 'zoom',
        pid: 10,
        evidence: [
          'Zoom is connected to Meta for the first time.',
          'The other end is 157.240.1.35:443 (tcp): AS32934 Facebook, Inc.',
        ],
      },
    ]);
    scene.see({ type: 'socket.closed', inode: 2, atMs: startMs }, socket(5, 10, meta));
    expect(scene.alerts()).toHaveLength(1);
    scene.see(socket(6, 11, meta));
    expect(scene.alerts().map(({ client }) => client)).toEqual(['zoom', 'slack']);
    expect(scene.watcher.thirdParties()).toEqual([
      { client: 'zoom', owner: 'Meta' },
      { client: 'slack', owner: 'Meta' },
    ]);

    const later = new Scene(scene.watcher.thirdParties());
    later.see(process(10, '/opt/zoom/zoom'), complete(), socket(2, 10, meta));
    expect(later.alerts()).toEqual([]);
  });

  it('the impostor’s evidence says where it stands', () => {
    const scene = new Scene();
    scene.see(process(10, '/tmp/zoom'), complete(), microphone('s1', 10));
    expect(scene.alerts()[0]?.evidence.join(' ')).toBe(
      'A program that calls itself Zoom opened the microphone “Built-in Audio”. It stands at /tmp/zoom, where Zoom is not installed.',
    );
  });
});

describe('microphone kept after the meeting', () => {
  const media = (inode: number) =>
    socket(inode, 10, {
      protocol: 'udp',
      remote: null,
      state: 'unconnected',
      bytesSent: null,
      bytesReceived: null,
    });
  const inMeeting = (): Scene => {
    const scene = new Scene();
    scene.see(process(10, '/opt/zoom/zoom'), complete(), microphone('s1', 10), media(7));
    return scene;
  };

  it('is told once, two minutes after the last media connection', () => {
    const scene = inMeeting();
    scene.wait(600_000);
    expect(rules(scene)).toEqual(['capture-started']);
    scene.see({ type: 'socket.closed', inode: 7, atMs: scene.nowMs });
    scene.wait(119_000);
    expect(rules(scene)).toEqual(['capture-started']);
    scene.wait(600_000);
    expect(rules(scene)).toEqual(['capture-started', 'microphone-kept']);
    expect(scene.alerts()[1]?.evidence[1]).toContain('2 min ago');
  });

  it('is not told when the microphone is let go in time', () => {
    const scene = inMeeting();
    scene.see({ type: 'socket.closed', inode: 7, atMs: scene.nowMs });
    scene.wait(60_000);
    scene.see({ type: 'stream.ended', stream: 's1', atMs: scene.nowMs });
    scene.wait(600_000);
    expect(rules(scene)).toEqual(['capture-started']);
  });

  it.each([
    ['shorter', 30_000, 0, ['capture-started', 'microphone-kept']],
    ['longer', 300_000, 200_000, ['capture-started']],
  ])('a limit made %s while it is held moves the deadline', (_, limit, waits, expected) => {
    const scene = inMeeting();
    scene.see({ type: 'socket.closed', inode: 7, atMs: scene.nowMs });
    scene.wait(60_000);
    scene.watcher.keepMicrophonesFor(limit);
    expect(scene.watcher.nextDeadline()).toBe(startMs + limit);
    scene.wait(waits);
    expect(rules(scene)).toEqual(expected);
    scene.wait(600_000);
    expect(rules(scene)).toEqual(['capture-started', 'microphone-kept']);
  });

  it('is not told when media flows again', () => {
    const scene = inMeeting();
    scene.see({ type: 'socket.closed', inode: 7, atMs: scene.nowMs });
    scene.wait(60_000);
    scene.see({ ...media(8), atMs: scene.nowMs } as ReturnType<typeof media>);
    scene.wait(600_000);
    expect(rules(scene)).toEqual(['capture-started']);
  });

  it('a recording without any media connection is nobody’s meeting that ended', () => {
    const scene = new Scene();
    scene.see(process(10, '/opt/zoom/zoom'), complete(), microphone('s1', 10));
    scene.wait(3_600_000);
    expect(rules(scene)).toEqual(['capture-started']);
  });
});

describe('capture in the background', () => {
  const capturing = (): Scene => {
    const scene = new Scene();
    scene.see(
      process(10, '/opt/zoom/zoom'),
      process(11, '/opt/zoom/zopen', { parent: 10 }),
      complete(),
      microphone('s1', 11),
    );
    return scene;
  };

  it.each([
    ['no window at all', [], ['capture-started', 'background-capture']],
    ['a window of somebody else', [99], ['capture-started', 'background-capture']],
    ['a window of another process of the family', [10], ['capture-started']],
  ])('%s', (_, withWindow, expected) => {
    const scene = capturing();
    scene.wait(4_000);
    scene.events.push(...scene.watcher.judgeWindows(new Set(withWindow), scene.nowMs));
    expect(rules(scene)).toEqual(expected);
  });

  it('is judged once, and not before the client had time to show a window', () => {
    const scene = capturing();
    expect(scene.watcher.judgeWindows(new Set(), scene.nowMs)).toEqual([]);
    scene.wait(4_000);
    expect(scene.watcher.judgeWindows(new Set(), scene.nowMs)).toHaveLength(1);
    expect(scene.watcher.judgeWindows(new Set(), scene.nowMs)).toEqual([]);
  });
});

describe('meetings', () => {
  const meetings = (scene: Scene) =>
    scene.events.flatMap((e) => (e.type === 'meeting.ended' ? [e.meeting] : []));

  it('captures within 60 s are one meeting, with the time of each device', () => {
    const scene = new Scene();
    scene.see(process(10, '/opt/zoom/zoom'), complete(), microphone('s1', 10));
    scene.wait(30_000);
    scene.see({ type: 'stream.ended', stream: 's1', atMs: scene.nowMs });
    scene.wait(50_000);
    scene.see(microphone('s2', 10, { atMs: scene.nowMs }));
    scene.wait(10_000);
    scene.see({ type: 'stream.ended', stream: 's2', atMs: scene.nowMs });
    scene.wait(61_000);
    expect(meetings(scene)).toMatchObject([
      {
        client: 'zoom',
        startedAt: new Date(startMs).toISOString(),
        endedAt: new Date(startMs + 90_000).toISOString(),
        microphoneMs: 40_000,
        cameraMs: 0,
      },
    ]);
  });

  it('a watch that ends in the middle of one closes it with the time until then', () => {
    const scene = new Scene();
    scene.see(process(10, '/opt/zoom/zoom'), complete(), microphone('s1', 10));
    scene.wait(7_000);
    expect(scene.watcher.conclude(scene.nowMs)).toMatchObject([
      {
        type: 'meeting.ended',
        meeting: { microphoneMs: 7_000, endedAt: new Date(startMs + 7_000).toISOString() },
      },
    ]);
  });

  it('a pause of more than 60 s makes two', () => {
    const scene = new Scene();
    scene.see(process(10, '/opt/zoom/zoom'), complete());
    for (const stream of ['s1', 's2']) {
      scene.see(microphone(stream, 10, { atMs: scene.nowMs }));
      scene.wait(5_000);
      scene.see({ type: 'stream.ended', stream, atMs: scene.nowMs });
      scene.wait(61_000);
    }
    expect(meetings(scene)).toHaveLength(2);
  });

  it('two streams at once count their time once', () => {
    const scene = new Scene();
    scene.see(
      process(10, '/opt/zoom/zoom'),
      complete(),
      microphone('s1', 10),
      microphone('s2', 10),
    );
    scene.wait(10_000);
    scene.see(
      { type: 'stream.ended', stream: 's1', atMs: scene.nowMs },
      { type: 'stream.ended', stream: 's2', atMs: scene.nowMs },
    );
    scene.wait(61_000);
    expect(meetings(scene)).toMatchObject([{ microphoneMs: 10_000 }]);
  });

  it('a browser’s QUIC and discovery sockets are no meeting and keep none open', () => {
    const scene = new Scene();
    const udp = {
      protocol: 'udp',
      bytesSent: null,
      bytesReceived: null,
      state: 'unconnected',
    } as const;
    scene.see(
      process(10, '/opt/chromium/chromium'),
      complete(),
      socket(1, 10, {
        ...udp,
        remote: { address: '142.250.1.1', port: 443 },
        state: 'established',
      }),
      socket(2, 10, { ...udp, remote: null, local: { address: '224.0.0.251', port: 5353 } }),
      microphone('s1', 10),
      { type: 'stream.ended', stream: 's1', atMs: startMs + 1_000 },
    );
    scene.wait(62_000);
    expect(meetings(scene)).toHaveLength(1);
  });
});
