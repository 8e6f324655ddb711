// What is asked on macOS, what would be done, and how that is taken back.
import { describe, expect, it } from 'vitest';
import { Desk } from '../../../main/journal/desk.ts';
import { clientSight } from '../../../main/lockdown/client-sight.ts';
import { checksOf } from '../../../main/lockdown/registry.ts';
import type { LaunchdJob, MacInventory } from '../../../main/platform/port/index.ts';
import { file, sight } from './small-sight.ts';

const empty: MacInventory = {
  applications: [],
  jobs: [],
  loginItems: [],
  extensions: [],
  systemExtensions: [],
  preferences: [],
  receipts: [],
};

const job = (more: Partial<LaunchdJob> = {}): LaunchdJob => ({
  client: 'zoom',
  label: 'us.zoom.updater',
  kind: 'agent',
  scope: 'user',
  domain: 'gui/501',
  file: file('/home/alice/Library/LaunchAgents/us.zoom.updater.plist', ''),
  program: '/x',
  startsByItself: true,
  disabled: false,
  loaded: true,
  ...more,
});

const ask = (id: string, mac: Partial<MacInventory>, more: Parameters<typeof sight>[1] = {}) => {
  const all = sight({ mac: { ...empty, ...mac } }, more);
  const zoom = all.catalogue.clients.find((client) => client.id === 'zoom')!;
  const check = checksOf(zoom).find((each) => each.id === `zoom:${id}`)!;
  const mine = clientSight(all, zoom);
  const desk = new Desk(all);
  if (check.remedy?.kind === 'automatic') check.remedy.plan(mine, desk);
  return { verdict: check.look(mine), actions: desk.actions };
};

const commands = (actions: Desk['actions']) =>
  actions.map((action) =>
    action.kind === 'run-command'
      ? [
          action.command.join(' '),
          'command' in action.inverse ? action.inverse.command.join(' ') : null,
        ]
      : null,
  );

describe('jobs of launchd', () => {
  it('are let go, then switched off; undone in the other order', () => {
    const { verdict, actions } = ask('running-without-need:launchd-jobs', { jobs: [job()] });
    expect(verdict?.result).toBe('failed');
    expect(commands(actions)).toEqual([
      [
        '/bin/launchctl bootout gui/501/us.zoom.updater',
        '/bin/launchctl bootstrap gui/501 /home/alice/Library/LaunchAgents/us.zoom.updater.plist',
      ],
      [
        '/bin/launchctl disable gui/501/us.zoom.updater',
        '/bin/launchctl enable gui/501/us.zoom.updater',
      ],
    ]);
    expect(actions.every(({ needsRoot }) => !needsRoot)).toBe(true);
  });

  it('a daemon needs the administrator; what is not loaded is only switched off', () => {
    const daemon = job({ kind: 'daemon', domain: 'system', loaded: false, startsByItself: false });
    const { actions } = ask('running-without-need:launchd-jobs', { jobs: [daemon] });
    expect(commands(actions)).toEqual([
      [
        '/bin/launchctl disable system/us.zoom.updater',
        '/bin/launchctl enable system/us.zoom.updater',
      ],
    ]);
    expect(actions[0]?.needsRoot).toBe(true);
  });

  it('that are off, or start only when they are asked for, are well', () => {
    const jobs = [job({ disabled: true }), job({ startsByItself: false })];
    const { verdict, actions } = ask('running-without-need:launchd-jobs', { jobs });
    expect([verdict?.result, actions]).toEqual(['passed', []]);
  });
});

describe('preferences', () => {
  const domain = '/Library/Preferences/us.zoom.config';
  const id = 'client-configuration:preference-zdisablevideo';
  const preferences = (values: [string, string | number | boolean][] | null) => ({
    preferences: [
      { client: 'zoom', domain, shown: `${domain}.plist`, values: values && new Map(values) },
    ],
  });

  it('are written through defaults with their type, and put back as they were', () => {
    const wrong = ask(id, preferences([['ZDisableVideo', 0]]));
    expect(wrong.verdict?.result).toBe('failed');
    expect(commands(wrong.actions)).toEqual([
      [
        `/usr/bin/defaults write ${domain} ZDisableVideo -bool true`,
        `/usr/bin/defaults write ${domain} ZDisableVideo -int 0`,
      ],
    ]);
    expect(wrong.actions[0]?.needsRoot).toBe(true);
    const unset = ask(id, preferences(null));
    expect(unset.verdict?.result).toBe('cannot-tell');
    expect(commands(unset.actions)[0]?.[1]).toBe(
      `/usr/bin/defaults delete ${domain} ZDisableVideo`,
    );
  });

  it('are well as a truth, a number or a word', () => {
    for (const value of [true, 1, 'YES', 'true'])
      expect(ask(id, preferences([['ZDisableVideo', value]])).verdict?.result, String(value)).toBe(
        'passed',
      );
    for (const value of [false, 0, 'NO', 'odd'])
      expect(ask(id, preferences([['ZDisableVideo', value]])).verdict?.result, String(value)).toBe(
        'failed',
      );
  });
});

describe('permissions', () => {
  const applications = [
    {
      client: 'zoom',
      bundleId: 'us.zoom.xos',
      shown: '/Applications/zoom.us.app',
      entry: file('/Applications/zoom.us.app', ''),
      schemes: ['zoommtg'],
      chosenFor: [],
    },
  ];

  it('are forgotten for this application alone, which cannot be taken back', () => {
    const { verdict, actions } = ask('device-access:permission-microphone', { applications });
    expect(verdict?.result).toBe('cannot-tell');
    expect(commands(actions)).toEqual([['/usr/bin/tccutil reset Microphone us.zoom.xos', null]]);
  });

  it('were forgotten once: then macOS asks', () => {
    const mended = new Map([['zoom:device-access:permission-microphone', 1]]);
    const { verdict } = ask('device-access:permission-microphone', { applications }, { mended });
    expect(verdict?.result).toBe('passed');
  });
});

describe('on macOS nothing is said of what only Linux has, and elsewhere nothing of macOS', () => {
  const results = (inventory: Parameters<typeof sight>[0]) => {
    const all = sight(inventory);
    const zoom = all.catalogue.clients.find((client) => client.id === 'zoom')!;
    const mine = clientSight(all, zoom);
    return checksOf(zoom).flatMap((check) => (check.look(mine) === null ? [] : [check.id]));
  };

  it('autostart, services, grants, repositories and settings files', () => {
    const asked = results({ mac: empty });
    for (const word of ['autostart', 'background-services', 'flatpak', 'snap', 'repositor'])
      expect(
        asked.filter((id) => id.includes(word)),
        word,
      ).toEqual([]);
    expect(asked).toContain('zoom:running-without-need:launchd-jobs');
  });

  it('jobs, preferences and permissions', () => {
    const asked = results({});
    for (const word of ['launchd', 'preference-', 'permission-', 'login-items', 'mac-links'])
      expect(
        asked.filter((id) => id.includes(word)),
        word,
      ).toEqual([]);
    expect(asked).toContain('zoom:running-without-need:autostart');
  });
});
