import { describe, expect, it } from 'vitest';
import type { ActionPlan } from '../../../main/journal/index.ts';
import type { Live, Sight } from '../../../main/lockdown/index.ts';
import { planSteps } from '../../../main/lockdown/index.ts';
import { file, nowMs, sight, zoomusConf } from './small-sight.ts';

const enableLog = 'zoom:client-configuration:enablelog';
const testMode = 'zoom:client-configuration:enabletestmode';

const planOf = (seen: Sight, ids: readonly string[]): ActionPlan => {
  const plan = planSteps(seen, ids);
  if (!plan.ok) throw new Error(JSON.stringify(plan.problem));
  return plan.value;
};

const running: Live = {
  systemd: { system: false, user: false },
  running: [
    {
      client: 'zoom',
      processes: [
        {
          pid: 7,
          startedAt: new Date(nowMs).toISOString(),
          parent: 1,
          uid: 1000,
          name: 'zoom',
          executable: '/opt/zoom/zoom',
          identity: 'verified',
          evidence: '',
        },
        {
          pid: 8,
          startedAt: new Date(nowMs).toISOString(),
          parent: 1,
          uid: 1000,
          name: 'zoom',
          executable: '/tmp/zoom',
          identity: 'name-only',
          evidence: '',
        },
      ],
      keys: [
        { pid: 7, startTicks: 70 },
        { pid: 8, startTicks: 80 },
      ],
    },
  ],
  listeners: [],
  captures: [],
  windows: new Set(),
};

describe('a plan', () => {
  it('lets steps share a file, each on top of the one before', () => {
    const plan = planOf(sight(zoomusConf('enableLog=true', 'enableTestMode=true')), [
      enableLog,
      testMode,
    ]);
    expect(plan).toMatchObject({ purpose: 'lockdown', client: 'zoom', warnings: [] });
    const texts = plan.actions.map((action) =>
      action.kind === 'write-file' ? action.content.toString() : '',
    );
    expect(texts).toEqual([
      '[General]\nenableLog=false\nenableTestMode=true\n',
      '[General]\nenableLog=false\nenableTestMode=false\n',
    ]);
  });

  it('ends a running client before its settings are written, and says so; never what is only called like it', () => {
    const plan = planOf(sight(zoomusConf('enableLog=true'), { live: running }), [enableLog]);
    expect(plan.actions.map(({ kind }) => kind)).toEqual(['end-processes', 'write-file']);
    expect(plan.actions[0]).toMatchObject({ processes: [{ pid: 7, startTicks: 70 }] });
    expect(plan.warnings[0]).toMatch(/^Zoom is running and would write its old settings/);
  });

  it('leaves a running client alone where none of its own files is touched', () => {
    const autostart = file('/home/alice/.config/autostart/zoom.desktop', '[Desktop Entry]\n');
    const seen = sight(
      {
        autostart: [
          {
            client: 'zoom',
            file: autostart,
            scope: 'user',
            active: true,
            name: 'Zoom',
            command: 'zoom',
            overridePath: autostart.path,
            standing: autostart,
          },
        ],
      },
      { live: running },
    );
    const plan = planOf(seen, ['zoom:running-without-need:autostart']);
    expect(plan.actions.map(({ kind }) => kind)).toEqual(['write-file']);
  });

  it('mends nothing in what goes to quarantine, and needs root only outside the home', () => {
    const left = (path: string) => ({
      client: 'zoom',
      entry: file(path, ''),
      pattern: '~/.config/autostart/zoom.desktop',
      what: 'leftover' as const,
    });
    const path = '/home/alice/.config/autostart/zoom.desktop';
    const seen = sight(
      {
        leftovers: [
          left(path),
          { ...left('/usr/share/x'), pattern: '/usr/share/applications/Zoom.desktop' },
        ],
        autostart: [
          {
            client: 'zoom',
            file: file(path, '[Desktop Entry]\n'),
            scope: 'user',
            active: true,
            name: 'Zoom',
            command: 'zoom',
            overridePath: path,
            standing: file(path, ''),
          },
        ],
      },
      { installations: [] },
    );
    const ids = ['zoom:running-without-need:autostart', 'zoom:local-servers:leftovers'];
    for (const order of [ids, [...ids].reverse()]) {
      const { actions } = planOf(seen, order);
      expect(actions.map(({ kind, needsRoot }) => `${kind} ${needsRoot}`)).toEqual([
        'quarantine false',
        'quarantine true',
      ]);
    }
  });
});
