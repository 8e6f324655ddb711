import { describe, expect, it } from 'vitest';
import type { Sight } from '../../../main/lockdown/index.ts';
import { checkClients, mendedFrom, planSteps, presetFor } from '../../../main/lockdown/index.ts';
import {
  checkReportSchema,
  type Finding,
  type JournalEntry,
} from '../../../preload/contract/index.ts';
import { file, nowMs, sight, zoomusConf } from './small-sight.ts';

const day = 24 * 60 * 60 * 1000;
const waitingRoom = 'zoom:account-settings:waiting-room';
const enableLog = 'zoom:client-configuration:enablelog';

const findingsOf = (seen: Sight): readonly Finding[] =>
  checkClients(seen).clients.flatMap(({ findings }) => findings);
const finding = (seen: Sight, id: string): Finding | undefined =>
  findingsOf(seen).find((one) => one.id === id);

describe('a report', () => {
  it('is what the contract says', () => {
    const report = checkClients(sight(zoomusConf('enableLog=true')));
    expect(checkReportSchema.parse(report)).toEqual(report);
    expect(report.clients.map(({ client }) => client)).toEqual(['zoom']);
  });

  it('shows a setting as it is and should be, with its file and line', () => {
    expect(finding(sight(zoomusConf('a=1', 'enableLog=true')), enableLog)).toMatchObject({
      certainty: 'seen',
      is: 'enableLog = true',
      shouldBe: 'enableLog = false',
      evidence: [{ place: '~/.config/zoomus.conf', line: 3, excerpt: 'enableLog=true' }],
      fix: { kind: 'automatic', profile: null, needsRoot: false },
    });
    expect(finding(sight(zoomusConf('enableLog=false')), enableLog)).toBeUndefined();
  });

  it('says why a file that cannot be edited is not mended from here', () => {
    const broken = sight({
      configuration: [
        {
          client: 'zoom',
          path: '/home/alice/.config/zoomus.conf',
          shown: '~/.config/zoomus.conf',
          format: 'ini',
          file: file('/home/alice/.config/zoomus.conf', '', { content: Buffer.from([0xff]) }),
        },
      ],
    });
    const seen = finding(broken, enableLog);
    expect(seen).toMatchObject({ certainty: 'cannot-tell', fix: null });
    expect(seen?.evidence[0]?.text).toContain('not written in UTF-8');
    expect(planSteps(broken, [enableLog])).toMatchObject({
      ok: false,
      problem: { kind: 'invalid-data' },
    });
  });

  it('looks at the clients that are asked for, here or not', () => {
    const clients = checkClients(sight(), ['zoom', 'slack']).clients;
    expect(clients.map(({ client }) => client)).toEqual(['slack', 'zoom']);
    expect(clients[0]?.findings).toEqual([]);
  });
});

describe('manual steps', () => {
  it('are asked until they are ticked, and again after 90 days', () => {
    const ticked = (agoMs: number) => sight({}, { ticks: new Map([[waitingRoom, nowMs - agoMs]]) });
    expect(finding(sight(), waitingRoom)?.fix).toMatchObject({ kind: 'manual', tickedAt: null });
    expect(finding(ticked(89 * day), waitingRoom)).toBeUndefined();
    expect(finding(ticked(91 * day), waitingRoom)?.fix).toMatchObject({
      tickedAt: new Date(nowMs - 91 * day).toISOString(),
    });
    const score = (seen: Sight) => checkClients(seen).clients[0]?.score.value ?? 0;
    expect(score(ticked(day))).toBeGreaterThan(score(sight()));
  });

  it('are believed only where nothing can be seen', () => {
    const listener = 'zoom:local-servers:network-listener';
    const waiting = sight(
      {},
      {
        ticks: new Map([[listener, nowMs]]),
        live: {
          running: [],
          captures: [],
          windows: null,
          systemd: { system: false, user: false },
          listeners: [
            {
              id: 'l',
              pid: 7,
              client: 'zoom',
              protocol: 'tcp',
              local: { address: '0.0.0.0', port: 18_801 },
              exposure: 'network',
              openedAt: new Date(nowMs).toISOString(),
            },
          ],
        },
      },
    );
    expect(finding(waiting, listener)).toMatchObject({
      severity: 'high',
      evidence: [{ kind: 'socket', text: expect.stringContaining('Known as: Zoom Mesh') }],
    });
  });

  it('are not planned, and say what to do instead', () => {
    expect(planSteps(sight(), [waitingRoom])).toMatchObject({
      ok: false,
      problem: { kind: 'usage', advice: expect.stringContaining('zoom.us') },
    });
    expect(planSteps(sight(), ['zoom:no:such'])).toMatchObject({
      ok: false,
      problem: { kind: 'not-found' },
    });
  });
});

describe('drift', () => {
  const entry = (state: 'verified' | 'undone', step: string): JournalEntry => ({
    id: 'e',
    purpose: 'lockdown',
    client: 'zoom',
    startedAt: '2026-01-01T10:00:00.000Z',
    endedAt: '2026-01-01T10:00:01.000Z',
    state: state === 'undone' ? 'undone' : 'done',
    effects: [{ step, sentence: '', path: null, state, problem: null }],
    keptUntil: null,
    interrupted: null,
  });

  it('is a finding that was mended by us and has come back', () => {
    const back = sight(zoomusConf('enableLog=true'), {
      mended: mendedFrom([entry('verified', enableLog)]),
    });
    expect(finding(back, enableLog)?.revertedSince).toBe('2026-01-01T10:00:01.000Z');
  });

  it('is none where the person has taken the step back, or nothing was done', () => {
    const undone = sight(zoomusConf('enableLog=true'), {
      mended: mendedFrom([entry('undone', enableLog)]),
    });
    expect(finding(undone, enableLog)?.revertedSince).toBeNull();
    expect(finding(sight(zoomusConf('enableLog=true')), enableLog)?.revertedSince).toBeNull();
  });
});

describe('presets', () => {
  const report = checkClients(
    sight({
      ...zoomusConf('enableLog=true'),
      autostart: [
        {
          client: 'zoom',
          file: file('/home/alice/.config/autostart/zoom.desktop', '[Desktop Entry]\n'),
          scope: 'user',
          active: true,
          name: 'Zoom',
          command: 'zoom',
          overridePath: '/home/alice/.config/autostart/zoom.desktop',
          standing: null,
        },
      ],
      messagingHosts: [
        { client: 'zoom', browser: 'Chromium', file: file('/etc/chromium/h.json', '{}') },
      ],
    }),
  );

  it('grow from harmless to strict, and never hold a guess', () => {
    const [harmless, careful, strict] = (['harmless', 'careful', 'strict'] as const).map(
      (profile) => presetFor(report, 'zoom', profile),
    );
    expect(harmless).toEqual([]);
    expect(careful).toEqual(['zoom:running-without-need:autostart']);
    expect(strict).toEqual([
      'zoom:running-without-need:autostart',
      'zoom:local-servers:browser-bridge',
    ]);
    expect(presetFor(report, 'slack', 'strict')).toEqual([]);
  });
});
