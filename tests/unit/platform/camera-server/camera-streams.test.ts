import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonSplitter } from '../../../../main/platform/command/index.ts';
import {
  cameraDifferences,
  type KnownCameraStreams,
} from '../../../../main/platform/linux/camera-server/camera-differences.ts';
import {
  type CameraGraph,
  withArray,
} from '../../../../main/platform/linux/camera-server/camera-graph.ts';
import { cameraStreams } from '../../../../main/platform/linux/camera-server/camera-streams.ts';
import { fixture } from '../../../rigs/fixture.ts';
import { hostileText } from '../../../rigs/hostile-text.ts';

const empty: CameraGraph = new Map();
const streamsOf = (...objects: object[]) => cameraStreams(withArray(empty, objects).graph);

const node = (id: number, props: object, state = 'running') => ({
  id,
  type: 'PipeWire:Interface:Node',
  info: { state, props: { 'object.serial': id + 100, ...props } },
});
const camera = (props: object = { 'media.role': 'Camera' }) =>
  node(1, { 'media.class': 'Video/Source', 'node.description': 'Lid', ...props });
const taker = (state?: string) =>
  node(2, { 'media.class': 'Stream/Input/Video', 'client.id': 40 }, state);
const client = (props: object) => ({ id: 40, type: 'PipeWire:Interface:Client', info: { props } });
const link = {
  id: 3,
  type: 'PipeWire:Interface:Link',
  info: { 'output-node-id': 1, 'input-node-id': 2 },
};
const direct = client({
  'pipewire.sec.pid': 42,
  'application.process.id': 43,
  'application.name': 'Call',
});

describe('recorded from a real PipeWire', () => {
  test('the dump shows the program that gets pictures', () => {
    const { graph, dropped } = withArray(empty, JSON.parse(fixture('pw-dump/one-viewer.json')));
    expect(dropped).toBe(0);
    expect(cameraStreams(graph)).toEqual([
      expect.objectContaining({
        deviceName: 'desk-camera',
        application: 'gst-launch-1.0',
        corked: false,
      }),
    ]);
  });

  test('the monitor tells a start, and an end when the program goes', () => {
    let graph = empty;
    let known: KnownCameraStreams = new Map();
    const told: string[] = [];
    for (const piece of jsonSplitter().push(fixture('pw-dump/monitor-camera-and-viewer.json'))) {
      if (piece.kind === 'value') graph = withArray(graph, piece.value).graph;
      const next = cameraDifferences(known, cameraStreams(graph), 1, 0);
      known = next.known;
      told.push(...next.observations.map(({ type }) => type));
    }
    expect(told.at(0)).toBe('stream.started');
    expect(told.at(-1)).toBe('stream.ended');
    expect(told.filter((type) => type === 'stream.started')).toHaveLength(1);
    expect(known.size).toBe(0);
  });
});

describe('a link from a camera', () => {
  test("names the program by the kernel's word for its pid", () => {
    expect(streamsOf(camera(), taker(), direct, link)).toEqual([
      { key: '102:101', deviceName: 'Lid', application: 'Call', pid: 42, corked: false },
    ]);
  });

  test('to a node that does not run is corked', () => {
    expect(streamsOf(camera(), taker('idle'), direct, link)[0]?.corked).toBe(true);
  });

  test("through the portal has the program's own word for its pid, in a sandbox none", () => {
    const portal = {
      'pipewire.access': 'portal',
      'pipewire.sec.pid': 9,
      'application.process.id': 43,
    };
    expect(streamsOf(camera(), taker(), client(portal), link)[0]?.pid).toBe(43);
    const sandboxed = { ...portal, 'pipewire.access.portal.app_id': 'org.example.Call' };
    expect(streamsOf(camera(), taker(), client(sandboxed), link)[0]).toMatchObject({
      pid: null,
      application: 'org.example.Call',
    });
  });

  test.each([
    ['a screen by the portal', { 'node.name': 'xdg-desktop-portal-wlr' }, 0],
    ['a screen by the compositor', { 'media.class': 'Stream/Output/Video' }, 0],
    ['a source without a role', { 'node.name': 'loopback-camera' }, 1],
    ['a device', { 'device.api': 'v4l2' }, 1],
  ])('that is %s counts %#', (_, props, count) => {
    expect(streamsOf(camera(props), taker(), direct, link)).toHaveLength(count);
  });

  test('is gone with any of its parts', () => {
    const { graph } = withArray(empty, [camera(), taker(), direct, link]);
    for (const id of [1, 2, 3]) {
      expect(cameraStreams(withArray(graph, [{ id, info: null }]).graph)).toEqual([]);
    }
  });
});

test('whatever comes from outside is counted or read, never thrown, and fit to show', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => void cameraStreams(withArray(empty, value).graph)),
  );
  fc.assert(
    fc.property(hostileText(), hostileText(), hostileText(), (name, application, pid) => {
      const hostile = client({ 'application.name': application, 'pipewire.sec.pid': pid });
      for (const stream of streamsOf(
        camera({ 'media.role': 'Camera', 'node.description': name }),
        taker(),
        hostile,
        link,
      )) {
        expect(stream.application).toMatch(/^[^\u0000-\u001f\u202e]{0,201}$/);
        expect(stream.deviceName).toMatch(/^[^\u0000-\u001f\u202e]{0,201}$/);
      }
    }),
    { numRuns: 50 },
  );
});
