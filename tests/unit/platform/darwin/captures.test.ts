// Cameras and microphones, from what Control Center writes into the log.
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { parseDevices } from '../../../../main/platform/darwin/actions/devices.ts';
import {
  bundlesAround,
  programOf,
} from '../../../../main/platform/darwin/captures/application-pids.ts';
import {
  attributionPredicate,
  parseAttributionLine,
} from '../../../../main/platform/darwin/captures/attribution-line.ts';
import {
  followAttributions,
  lastNews,
} from '../../../../main/platform/darwin/captures/attributions.ts';
import { openCaptures } from '../../../../main/platform/darwin/captures/capture-source.ts';
import { devicesInLog } from '../../../../main/platform/darwin/captures/devices-in-log.ts';
import type { StreamObservation } from '../../../../main/platform/port/index.ts';
import { answering, recording } from './recorded.ts';

const lines = recording('log/attributions.ndjson').trim().split('\n');
const said = (message: string): string => JSON.stringify({ eventMessage: message });
const changed = 'Active activity attributions changed to ';
const sorted = 'Sorted active attributions from SystemStatus update: ';

describe('a line of the log', () => {
  it('both forms name who uses a camera or microphone; sound, screens and places are left out', () => {
    expect(
      lines
        .map((line) => parseAttributionLine(line))
        .map((read) => (read.kind === 'attributions' ? read.attributions : read.kind)),
    ).toEqual([
      'other',
      [{ device: 'microphone', bundle: 'com.nexy.assistant' }],
      [{ device: 'microphone', bundle: 'com.nexy.assistant' }],
      [
        { device: 'camera', bundle: 'com.apple.PhotoBooth' },
        { device: 'microphone', bundle: 'com.goodsnooze.MacWhisper' },
      ],
      [{ device: 'microphone', bundle: 'com.goodsnooze.MacWhisper' }],
      [],
      [
        { device: 'camera', bundle: 'us.zoom.xos' },
        { device: 'microphone', bundle: 'us.zoom.xos' },
      ],
      [],
    ]);
  });

  it('has the time of its own zone', () => {
    expect(parseAttributionLine(lines[1]!)).toMatchObject({
      atMs: Date.parse('2026-07-26T06:11:22.348Z'),
    });
  });

  it('the last word of a log that was shown counts', () => {
    expect(lastNews(recording('log/show-end.ndjson'))).toMatchObject({
      kind: 'now',
      attributions: [{ bundle: 'us.zoom.xos' }, { bundle: 'us.zoom.xos' }],
    });
    expect(lastNews('')).toBeNull();
  });

  it.each([
    `${changed}{"mic":[]}`,
    `${changed}[1]`,
    `${changed}["nothing"]`,
    `${sorted}[aud] x (y)`,
    `${sorted}[[mic] no bundle]`,
  ])('a form that is not known is said, not guessed: %s', (message) => {
    expect(parseAttributionLine(said(message)).kind).toBe('unread');
  });

  it.each([
    '',
    '{',
    '[]',
    'null',
    '{"eventMessage":3}',
    '{"count":2,"finished":1}',
    said('unrelated'),
  ])('is passed over: %s', (line) => expect(parseAttributionLine(line).kind).toBe('other'));

  it('another program that writes the same is not believed', () => {
    const forged = JSON.stringify({
      eventMessage: `${changed}["mic:us.zoom.xos"]`,
      processImagePath: '/tmp/ControlCenter',
    });
    expect(parseAttributionLine(forged).kind).toBe('other');
    expect(attributionPredicate).toContain('processImagePath == "/System/');
  });
});

describe('captures', () => {
  const applicationsOf = async (bundles: readonly string[]) =>
    new Map(bundles.map((bundle) => [bundle, { pid: 7, name: `app ${bundle}` }]));
  const open = async (
    commands: Parameters<typeof followAttributions>[0],
    device: 'camera' | 'microphone',
  ) => {
    const heard: StreamObservation[] = [];
    const source = openCaptures(
      { device, attributions: followAttributions(commands), applicationsOf },
      (news) => heard.push(...news),
    );
    await sleep(50);
    await source.stop();
    return heard;
  };

  it('begin and end, each with a life of its own', async () => {
    const commands = answering({
      '/usr/bin/log stream': { stdout: recording('log/attributions.ndjson') },
    });
    const told = (await open(commands, 'microphone')).map((o) =>
      o.type === 'health' ? o.health.state : `${o.type} ${o.stream}`,
    );
    expect(told).toEqual([
      'stream.started control-center:microphone:1:com.nexy.assistant',
      'working',
      'stream.ended control-center:microphone:1:com.nexy.assistant',
      'stream.started control-center:microphone:2:com.goodsnooze.MacWhisper',
      'stream.ended control-center:microphone:2:com.goodsnooze.MacWhisper',
      'stream.started control-center:microphone:3:us.zoom.xos',
      'stream.ended control-center:microphone:3:us.zoom.xos',
    ]);
  });

  it('that run already are known from the last hour of the log', async () => {
    const commands = answering({
      '/usr/bin/log stream': { stdout: '' },
      '/usr/bin/log show': { stdout: recording('log/show-end.ndjson') },
    });
    expect(await open(commands, 'camera')).toMatchObject([
      { type: 'stream.started', server: 'camera-server', pid: 7, application: 'app us.zoom.xos' },
      { type: 'health' },
    ]);
  });

  it('without the log nothing is claimed, and it is said', async () => {
    const told = await open(answering({ '/usr/bin/log show': { stdout: '' } }), 'camera');
    expect(told).toMatchObject([
      { type: 'health', health: { state: 'limited', part: 'camera-server' } },
    ]);
  });

  it('a microphone that the probe knows by process is not told of twice', () => {
    expect(devicesInLog('23.2.0', '/probe')).toEqual(['camera']);
    expect(devicesInLog('23.1.0', '/probe')).toEqual(['microphone', 'camera']);
    expect(devicesInLog('25.0.0', null)).toEqual(['microphone', 'camera']);
  });
});

describe('whose a bundle’s identifier is', () => {
  const zoom = '/Applications/zoom.us.app';
  const programs = [
    {
      pid: 20,
      startTicks: 5,
      executable: `${zoom}/Contents/Frameworks/CptHost.app/Contents/MacOS/CptHost`,
    },
    { pid: 30, startTicks: 9, executable: `${zoom}/Contents/MacOS/zoom.us` },
    { pid: 10, startTicks: 7, executable: `${zoom}/Contents/MacOS/zoom.us` },
    { pid: 40, startTicks: 1, executable: '/usr/local/bin/sox' },
  ];
  const identifierOf = (path: string) =>
    path === zoom ? 'us.zoom.xos' : path.endsWith('CptHost.app') ? 'us.zoom.caphost' : null;

  it('the oldest process of the bundle itself, before one inside it', () => {
    expect(bundlesAround(programs[0]!.executable)).toEqual([
      `${zoom}/Contents/Frameworks/CptHost.app`,
      zoom,
    ]);
    expect(programOf('us.zoom.xos', programs, identifierOf)?.pid).toBe(10);
    expect(programOf('us.zoom.caphost', programs, identifierOf)?.pid).toBe(20);
    expect(programOf('sox', programs, identifierOf)?.pid).toBe(40);
    expect(programOf('com.other', programs, identifierOf)).toBeNull();
  });
});

it('microphones and cameras are counted from JSON, in whatever language', () => {
  expect(parseDevices(recording('system-profiler/devices.json'))).toEqual({
    microphones: ['MacBook Pro Microphone', 'iPhone (5) Microphone'],
    cameras: ['MacBook Pro Camera', 'OBS Virtual Camera'],
  });
  expect(parseDevices(recording('system-profiler/audio-korean.json'))).toEqual({
    microphones: ['BlackHole 2ch', 'MacBook Pro 마이크'],
    cameras: [],
  });
  // Only names of devices are translated, as these were seen: keys and values stay.
  for (const name of ['MacBook Pro-Mikrofon', 'MacBook Proのマイク', 'MacBook Pro麦克风'])
    expect(
      parseDevices(
        recording('system-profiler/audio-korean.json').replace('MacBook Pro 마이크', name),
      )?.microphones,
    ).toEqual(['BlackHole 2ch', name]);
  expect(parseDevices('[]')).toBeNull();
  expect(parseDevices('{"SPAudioDataType":3}')).toBeNull();
});
