import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../main/platform/port/index.ts';
import { complete, process, Scene, startMs } from './scene.ts';

type Passed = Extract<Observation, { type: 'sockets.passed' }>;

const passed = (pid: number, more: Partial<Passed> = {}): Passed => ({
  type: 'sockets.passed',
  pid,
  startTicks: pid * 10,
  protocol: 'tcp',
  local: { address: '192.0.2.1', port: 0 },
  remote: { address: '170.114.1.1', port: 443 },
  count: 5_000,
  bytesSent: 3_500_000,
  bytesReceived: 20_000,
  firstAtMs: startMs + 10,
  atMs: startMs + 1_900,
  ...more,
});

const watching = () => {
  const scene = new Scene();
  scene.see(process(1, '/opt/zoom/zoom'), process(2, '/usr/bin/vi'), complete());
  scene.events.length = 0;
  return scene;
};

describe('connections that came and went between two looks', () => {
  it('are told as one that opens and closes, with how many it stands for', () => {
    const scene = watching();
    const [opened, closed, ...more] = scene.see(passed(1));
    expect(more).toEqual([]);
    expect(opened).toMatchObject({
      type: 'connection.opened',
      at: new Date(startMs + 10).toISOString(),
      connection: {
        pid: 1,
        client: 'zoom',
        sockets: 5_000,
        bytesSent: 3_500_000,
        bytesReceived: 20_000,
        party: { kind: 'vendor' },
      },
    });
    expect(closed).toMatchObject({
      type: 'connection.closed',
      at: new Date(startMs + 1_900).toISOString(),
    });
    expect(scene.watcher.connections()).toEqual([]);
  });

  it('a single one stands for itself', () => {
    const [opened] = watching().see(passed(1, { count: 1 }));
    expect(opened && 'connection' in opened && opened.connection).not.toHaveProperty('sockets');
  });

  it('of two ticks, or to two peers, are each a connection of their own', () => {
    const scene = watching();
    scene.see(passed(1), passed(1, { remote: { address: '170.114.1.1', port: 80 } }));
    scene.see(passed(1, { firstAtMs: startMs + 2_000, atMs: startMs + 3_900 }));
    const ids = scene.events.flatMap((event) =>
      event.type === 'connection.opened' ? [event.connection.id] : [],
    );
    expect(new Set(ids).size).toBe(3);
  });

  it('of nobody’s process are nothing', () => {
    expect(watching().see(passed(2), passed(3))).toEqual([]);
  });

  it('of a third party that was never met are an alert', () => {
    const scene = watching();
    scene.see(passed(1, { remote: { address: '157.240.1.1', port: 443 } }));
    expect(scene.alerts().map(({ rule }) => rule)).toEqual(['new-third-party']);
  });

  it('of a process that has ended a moment ago are its client’s still', () => {
    const scene = watching();
    scene.see({ type: 'process.stopped', pid: 1, startTicks: 10, atMs: startMs });
    const late = passed(1, { firstAtMs: startMs + 30_000, atMs: startMs + 30_000 });
    expect(scene.see({ ...late, startTicks: 11 })).toEqual([]);
    expect(scene.see(late).map(({ type }) => type)).toEqual([
      'connection.opened',
      'connection.closed',
    ]);
  });

  it('of a pid that somebody else has now are not his', () => {
    const scene = watching();
    scene.see({ type: 'process.stopped', pid: 1, startTicks: 10, atMs: startMs });
    scene.see(process(1, '/opt/slack/slack', { startTicks: 99 }));
    const [opened] = scene.see(passed(1));
    expect(opened).toMatchObject({ connection: { client: 'zoom' } });
  });
});
