// Every sentence that the rooms can say on a screen is known in German, and none is known that nobody says.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../main/catalogue/index.ts';
import { farEndsHealth } from '../../../main/guard/health/far-ends-health.ts';
import { namesOff, namesOffHere } from '../../../main/guard/health/names-health.ts';
import { ownSocketsHealth } from '../../../main/guard/health/own-sockets-health.ts';
import { windowsHealth } from '../../../main/guard/health/windows-health.ts';
import { success } from '../../../main/outcome.ts';
import { createClassifier, lazyPartyTable } from '../../../main/parties/index.ts';
import * as macLog from '../../../main/platform/darwin/captures/capture-source.ts';
import { microphonesByProbe } from '../../../main/platform/darwin/captures/devices-in-log.ts';
import { noNameWatch } from '../../../main/platform/darwin/health.ts';
import * as macCommands from '../../../main/platform/darwin/probe/command-health.ts';
import * as macNative from '../../../main/platform/darwin/probe/native-health.ts';
import * as camera from '../../../main/platform/linux/camera-server/camera-health.ts';
import * as names from '../../../main/platform/linux/names/names-health.ts';
import * as probe from '../../../main/platform/linux/probe/probe-health.ts';
import * as supervisor from '../../../main/platform/linux/probe/supervisor-health.ts';
import * as sound from '../../../main/platform/linux/sound/sound-health.ts';
import * as kept from '../../../main/platform/probe-protocol/kept-probe.ts';
import * as windows from '../../../main/platform/win32/probe/probe-health.ts';
import { storageProblem } from '../../../main/store/failure.ts';
import * as store from '../../../main/store/health.ts';
import type { Health } from '../../../preload/contract/index.ts';
import { inGerman, templates } from '../../../preload/sentences/german/index.ts';
import { sentenceIn } from '../../../preload/sentences/index.ts';
import { complete, microphone, process, Scene, socket } from '../watch/scene.ts';
import { clients, saidByChecksOf } from './said-by-checks.ts';
import { saidByRemovalOf, saidOnLeaving } from './said-by-removal.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const german = (text: string): string => sentenceIn(inGerman, text);

const hello = (has: boolean) => ({
  type: 'hello' as const,
  protocol: 1,
  version: '1',
  pid: 7,
  uid: 0,
  bootedAtMs: 0,
  ticksPerSecond: 100,
  processEvents: has,
  deviceEvents: has,
  socketDiag: has,
  socketEnds: has,
  socketMakers: has,
  reasons: {},
});
const withReasons = {
  ...hello(false),
  reasons: { processEvents: 'EPERM', deviceEvents: 'ENOSPC', socketDiag: 'ENOENT' },
};
const nameHello = (packets: boolean) => ({
  type: 'hello' as const,
  protocol: 1,
  probe: 'names' as const,
  version: '1',
  packets,
  reasons: { packets: 'EPERM' },
});
const ended = (lastWords: string) => ({ kind: 'ended', lastWords }) as never;
const full = Object.assign(new Error('disk full'), { errcode: 13 });
const thrown = [
  full,
  ...[5, 8, 11, 10].map((errcode) => Object.assign(new Error('x'), { errcode })),
];

const said: readonly Health[] = [
  ...probe.healthOfHello(hello(true) as never),
  ...probe.healthOfHello(hello(false) as never),
  ...probe.healthOfHello(withReasons as never),
  ...(['socketEnds', 'socketMakers'] as const).flatMap((name) =>
    [{}, { [name]: 'EPERM' }].flatMap((reasons) =>
      probe.healthOfHello({ ...hello(true), [name]: false, reasons } as never),
    ),
  ),
  probe.healthOfError({ type: 'error', call: 'sock_diag_destroy', message: '9 ends' } as never),
  ...[0, 1, 2].flatMap((denied) => [0, 1000].map((uid) => probe.healthOfOtherUsers(denied, uid))),
  probe.healthOfError({ type: 'error', call: 'inotify_add_watch', message: 'No space' } as never),
  probe.deviceNodes('/dev').health(),
  supervisor.nativeMissing(null),
  supervisor.nativeMissing('/x'),
  supervisor.nativeFailed('no'),
  supervisor.nativeDied('SIGSEGV', 1_000),
  supervisor.nativeForeign(9),
  supervisor.linesDropped('no JSON'),
  sound.working,
  sound.someUnreadable,
  sound.notListed('pactl gave no answer.'),
  sound.absent({ kind: 'missing' } as never),
  ...['invalid option', 'Connection refused', '', 'odd'].map((words) => sound.absent(ended(words))),
  camera.working,
  camera.someUnreadable,
  camera.absent({ kind: 'missing' } as never),
  ...['', 'odd'].map((words) => camera.absent(ended(words))),
  windowsHealth(success(null)),
  farEndsHealth(null),
  farEndsHealth('/x'),
  namesOff,
  namesOffHere(names.healthOfNameHello(nameHello(false), '/x')),
  noNameWatch,
  microphonesByProbe,
  ...macCommands.commandHealth(2_000),
  ...[0, 501].map(macCommands.otherUsers),
  ...[1, 2].map((lines) => macCommands.unreadLines('lsof', lines)),
  macCommands.lookFailed('The program /bin/ps is not installed.'),
  ...[0, 1, 2].map(macNative.healthOfDenied),
  ...[
    { ...hello(true), soundSessions: true },
    { ...hello(false), soundSessions: false },
    { ...hello(false), reasons: { processEvents: 'x', soundSessions: 'macOS 14.2 or newer does' } },
  ].flatMap((each) => macNative.healthOfHello(each as never)),
  kept.probeDied('SIGSEGV', 1_000),
  kept.linesDropped('no JSON'),
  ...(['camera-server', 'sound-server'] as const).flatMap((part) => [
    macLog.logFollowed(part),
    macLog.logSilent(part),
    macLog.notUnderstood(part),
    macLog.logEnded(part, ended('log: Must be admin')),
  ]),
  windows.noNameWatch,
  windows.noCameraServer,
  windows.probeMissing,
  ...[0, 1, 2].map(windows.healthOfDenied),
  ...[hello(true), { ...hello(true), soundSessions: true }, hello(false)].flatMap((each) =>
    windows.healthOfHello(each as never),
  ),
  ...windows.healthOfHello({
    ...hello(false),
    reasons: { processEvents: 'x', deviceEvents: 'y', soundSessions: 'z' },
  } as never),
  windows.healthOfError({ type: 'error', call: 'GetExtendedTcpTable', message: 'x' } as never),
  names.programMissing,
  names.healthOfNameHello(nameHello(true), '/x'),
  names.healthOfNameHello(nameHello(false), '/x'),
  names.namesDied('SIGSEGV', 1_000),
  names.namesForeign(2),
  names.packetsLost('9 packets were too many'),
  store.recording('/x'),
  store.recordingAgain('/x', 0),
  store.recordingAgain('/x', 4),
  store.closedAfterCrash('/x', { captures: 1, meetings: 2, atMs: 0 }),
  store.begunAnew('/y'),
  store.recordedElsewhere(4),
  store.recordedElsewhere(null),
  ...[[], ['a'], ['p'], ['h'], ['a', 'p', 'h'], ['p', 'h']].map((kinds) =>
    ownSocketsHealth(
      kinds.map((kind) => ({
        protocol: kind === 'p' ? 'packet' : 'tcp',
        onlyHere: kind === 'h',
      })) as never,
    ),
  ),
  ...thrown.map((each) => store.stopped(storageProblem('/x', each))),
];

/** One alert of each rule. */
const scene = new Scene();
scene.see(
  process(10, '/opt/zoom/zoom'),
  process(11, '/tmp/zoom'),
  process(12, '/usr/bin/parec'),
  process(13, null),
  complete(),
  microphone('s1', 10),
  microphone('s2', 11),
  microphone('s3', null),
  microphone('s4', 13),
  socket(1, 10, { state: 'listen', remote: null, local: { address: '::1', port: 1 } }),
  socket(2, 10, { state: 'listen', remote: null, local: { address: '0.0.0.0', port: 2 } }),
  socket(3, 10, { remote: { address: '157.240.1.35', port: 443 } }),
  socket(7, 10, { protocol: 'udp', remote: null, state: 'unconnected' }),
);
scene.see({ type: 'socket.closed', inode: 7, atMs: scene.nowMs });
scene.wait(200_000);
scene.events.push(...scene.watcher.judgeWindows(new Set(), scene.nowMs));

describe('in German', () => {
  it.each(said.map(({ part, detail, advice }) => [part, detail, advice] as const))(
    '%s: %s',
    (_, detail, advice) => {
      expect(german(detail)).not.toBe(detail);
      if (advice !== null) expect(german(advice)).not.toBe(advice);
    },
  );

  it('all evidence of alerts', () => {
    for (const sentence of scene.alerts().flatMap(({ evidence }) => evidence))
      expect(german(sentence)).not.toBe(sentence);
    const rules = new Set(scene.alerts().map(({ rule }) => rule));
    expect(rules.size).toBe(7);
    expect(german('Zoom opened the microphone “Desk”.')).toBe(
      'Zoom hat das Mikrofon „Desk“ geöffnet.',
    );
    for (const known of scene.watcher.runningClients())
      for (const { evidence } of known.processes) expect(german(evidence)).not.toBe(evidence);
  });
});

/** Of an address that nobody announces, under a name that nobody knows, and under one of Meta's. */
const namedReasons = (['dns', 'tls', 'quic'] as const).flatMap((seenIn) => {
  const loaded = loadCatalogue();
  if (!loaded.ok) throw new Error(loaded.problem.message);
  const classify = createClassifier(loaded.value, lazyPartyTable());
  return ['a.example.org', 'graph.facebook.com'].map(
    (name) =>
      classify({ client: 'zoom', remote: { address: '192.0.2.1' }, names: [{ name, seenIn }] })
        .reason,
  );
});

it('whose an address is, by its names', () => {
  for (const reason of namedReasons) expect(german(reason)).not.toBe(reason);
});

it('whose an address is', () => {
  const loaded = loadCatalogue();
  if (!loaded.ok) throw new Error(loaded.problem.message);
  const classify = createClassifier(loaded.value, lazyPartyTable());
  const reasonOf = (client: string, address: string): string =>
    classify({ client, remote: { address }, names: [] }).reason;
  for (const [client, address] of [
    ['zoom', '170.114.52.2'],
    ['microsoft-teams', '52.113.1.1'],
    ['zoom', '52.84.1.1'],
    ['zoom', '104.16.1.1'],
    ['zoom', '4.2.2.2'],
    ['zoom', '91.0.0.1'],
    ['zoom', '192.0.2.1'],
    ['zoom', '127.0.0.1'],
    ['zoom', '10.1.1.1'],
    ['zoom', 'elsewhere'],
  ] as const) {
    const reason = reasonOf(client, address);
    expect(german(reason)).not.toBe(reason);
  }
  expect(german(reasonOf('zoom', '170.114.52.2'))).toBe(
    'im veröffentlichten Adressbereich 170.114.0.0/16 von Zoom',
  );
  // Nothing but names.
  expect(german(reasonOf('zoom', '157.240.1.35'))).toBe('AS32934 Facebook, Inc.');
});

it('what is not known, and English, stay as they are', () => {
  expect(german('Something new. It is so.')).toBe('Something new. It is so.');
  expect(sentenceIn(null, 'Try again.')).toBe('Try again.');
  // Half of it in another language would be no help.
  expect(german('Try again. Something new.')).toBe('Try again. Something new.');
});

it('a name with gaps, patterns or sentences in it is carried over as it is', () => {
  expect(german('$& {device} (.*) opened the camera “<b>”.')).toBe(
    '$& {device} (.*) hat die Kamera „<b>“ geöffnet.',
  );
});

it.each(templates)('%s: is said somewhere, with the same gaps', (english, other) => {
  const gaps = (text: string) => [...new Set([...text.matchAll(/\{\w+\}/g)].map(String))].sort();
  expect(gaps(other)).toEqual(gaps(english));
  const pieces = english.split(/\{\w+\}/).flatMap((each) => each.split(/(?<=[.:]) | \(|→ /));
  // What ends it is often put after what was composed.
  const unsaid = pieces
    .map((each) =>
      each
        .trim()
        .replace(/[.)]+$/, '')
        .replace(/^, /, ''),
    )
    .filter((each) => !spoken.includes(each));
  expect(unsaid).toEqual([]);
});

const checks = (await Promise.all(clients.map(saidByChecksOf))).flat();

/** What was said above and by the checks, and what stands in the code. */
const spoken = [
  ...namedReasons,
  ...said.flatMap(({ detail, advice }) => [detail, advice]),
  ...scene.alerts().flatMap(({ evidence }) => evidence),
  ...checks.flatMap(({ sentences, states }) => [...sentences, ...states]),
  ...clients.flatMap((client) => [...saidByRemovalOf(client)]),
  ...(await Promise.all(clients.slice(0, 2).map(saidOnLeaving))).flat(),
  ...['main', 'renderer/api', 'renderer/store'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(root, folder, name), 'utf8').replaceAll('\\`', '`')),
  ),
].join('\n');
