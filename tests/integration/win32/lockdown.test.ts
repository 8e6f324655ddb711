// Lockdown on a real registry under Wine: looked at, planned, done, looked at again, undone to the letter.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../main/outcome.ts';
import type {
  Applied,
  CheckReport,
  JournalEntry,
  Plan,
  UndoResult,
} from '../../../preload/contract/index.ts';
import { filetime } from '../../rigs/registry-file.ts';
import {
  answered,
  exported,
  type WindowsChanges,
  windowsChanges,
} from '../../rigs/windows-changes.ts';
import { builtWinProbe } from '../../rigs/windows-probe.ts';
import { missingForWine, type WinePrefix, winePrefix } from '../../rigs/wine.ts';

const missing = missingForWine();
const version = 'Software\\Microsoft\\Windows\\CurrentVersion';
const zoom = 'C:\\Program Files\\Zoom\\bin\\Zoom.exe';
const consent = `HKEY_CURRENT_USER\\${version}\\CapabilityAccessManager\\ConsentStore`;
const opens = { '': `"${zoom}" "--url=%1"` };
const scheme = {
  '': 'URL:Zoom 会議',
  'URL Protocol': '',
  Blob: { binary: Buffer.from([0, 1, 255]) },
};
const firewall =
  'System\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy\\FirewallRules';
const policy = 'zoom:client-configuration:policy-au2-enableautoupdate';

/** Node for Windows starts anew for each call, and the machine may be busy. */
const patienceMs = 180_000;

describe.skipIf(missing !== null)(`under Wine${missing ? `, which needs ${missing}` : ''}`, () => {
  let prefix: WinePrefix;
  let changes: WindowsChanges;

  const check = () => answered<CheckReport>(changes.call('zoom', 'check')).clients[0]!;
  const open = () => check().findings.map(({ id }) => id);
  const apply = (...steps: string[]) => {
    const { plan, done } = changes.call('zoom', 'apply', ...steps) as {
      plan: Plan;
      done: unknown;
    };
    return { plan, applied: answered<Applied>(done) };
  };
  const undo = (id: string, how = 'refuse') =>
    answered<UndoResult>(changes.call('zoom', 'undo', id, how));
  const registryNow = () =>
    [
      `HKEY_CURRENT_USER\\${version}`,
      'HKEY_CURRENT_USER\\Software\\Classes',
      'HKEY_LOCAL_MACHINE\\Software\\Classes\\zoommtg',
      `HKEY_LOCAL_MACHINE\\${version}\\Run`,
    ].map((key) => exported(prefix, key));

  beforeAll(async () => {
    await builtWinProbe();
    prefix = await winePrefix();
    prefix.copy('/usr/lib/x86_64-linux-gnu/wine/x86_64-windows/hostname.exe', zoom);
    prefix.write('C:\\windows\\System32\\Tasks\\readme', '');
    prefix.register({
      [`HKEY_LOCAL_MACHINE\\${version}\\Uninstall\\ZoomUMX`]: {
        DisplayName: 'Zoom Workplace (64-bit)',
        InstallLocation: 'C:\\Program Files\\Zoom\\bin',
      },
      [`HKEY_CURRENT_USER\\${version}\\Run`]: {
        Zoom: { expand: '"%ProgramFiles%\\Zoom\\bin\\Zoom.exe" --tray' },
        'Zoom Player': 'C:\\Program Files\\Zoom Player\\zplayer.exe',
      },
      [`HKEY_LOCAL_MACHINE\\${version}\\Run`]: { ZoomAll: zoom },
      [`HKEY_LOCAL_MACHINE\\${version}\\Explorer\\StartupApproved\\Run`]: {
        ZoomAll: { binary: Buffer.from([2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]) },
      },
      'HKEY_CURRENT_USER\\Software\\Classes\\zoommtg': scheme,
      'HKEY_CURRENT_USER\\Software\\Classes\\zoommtg\\shell\\open\\command': opens,
      'HKEY_CURRENT_USER\\Software\\Classes\\zoommtg\\empty': {},
      'HKEY_LOCAL_MACHINE\\Software\\Classes\\zoommtg': scheme,
      'HKEY_LOCAL_MACHINE\\Software\\Classes\\zoommtg\\shell\\open\\command': opens,
      // Somebody else's program in charge of a kind of link that Zoom knows too.
      'HKEY_CURRENT_USER\\Software\\Classes\\callto': { 'URL Protocol': '' },
      'HKEY_CURRENT_USER\\Software\\Classes\\callto\\shell\\open\\command': {
        '': 'C:\\Other\\phone.exe %1',
      },
      [`${consent}\\webcam\\NonPackaged\\${zoom.replaceAll('\\', '#')}`]: {
        Value: 'Allow',
        LastUsedTimeStart: filetime(1_000_000),
        LastUsedTimeStop: filetime(2_000_000),
      },
      [`${consent}\\microphone\\NonPackaged\\${zoom.replaceAll('\\', '#')}`]: { Value: 'Deny' },
      'HKEY_LOCAL_MACHINE\\System\\CurrentControlSet\\Services\\ZoomCptService': {
        Type: 0x10,
        Start: 2,
        ErrorControl: 1,
        ImagePath: '"C:\\Program Files\\Zoom\\CptService.exe"',
      },
      [`HKEY_LOCAL_MACHINE\\${firewall}`]: {
        '{0F1}': `v2.30|Action=Allow|Active=TRUE|Dir=In|Protocol=17|App=%ProgramFiles%\\Zoom\\bin\\Zoom.exe|Name=Zoom|`,
        '{0F2}': `v2.30|Action=Allow|Active=TRUE|Dir=In|App=C:\\Other\\phone.exe|Name=Phone|`,
        '{0F3}': `v2.30|Action=Allow|Active=FALSE|Dir=In|App=C:\\Program Files\\Zoom\\bin\\zTscoder.exe|Name=Off|`,
      },
      'HKEY_LOCAL_MACHINE\\Software\\Policies\\Zoom\\Zoom Meetings\\Updates': {
        AU2_EnableAutoUpdate: 0,
      },
    });
    changes = await windowsChanges(prefix, 'lockdown');
  }, patienceMs);
  afterAll(() => prefix.remove());

  it(
    'finds what starts, opens, permits and prescribes, and says nothing of Linux',
    () => {
      const { findings, checks } = check();
      expect(findings.map(({ id }) => id)).toEqual(
        expect.arrayContaining([
          'zoom:running-without-need:startup-apps',
          'zoom:running-without-need:services-and-tasks',
          'zoom:local-servers:windows-link-zoommtg',
          'zoom:device-access:consent-camera',
          policy,
        ]),
      );
      expect(findings.map(({ id }) => id)).not.toContain('zoom:device-access:consent-microphone');
      expect(findings.map(({ id }) => id)).not.toContain('zoom:local-servers:windows-link-callto');
      const startup = findings.find(({ id }) => id.endsWith('startup-apps'));
      expect(startup?.evidence.map(({ excerpt }) => excerpt)).toEqual([
        zoom,
        '"%ProgramFiles%\\Zoom\\bin\\Zoom.exe" --tray',
      ]);
      expect(checks.map(({ id }) => id)).not.toContain('zoom:running-without-need:autostart');
    },
    patienceMs,
  );

  it(
    'does it all, shows that it holds, and undoes it to the letter',
    () => {
      const before = registryNow();
      const { plan, applied } = apply(
        'zoom:running-without-need:startup-apps',
        'zoom:local-servers:windows-link-zoommtg',
        'zoom:device-access:consent-camera',
        policy,
      );
      expect(plan.effects.every(({ irreversible }) => irreversible === null)).toBe(true);
      expect(plan.effects.find(({ step }) => step === policy)?.diff).toEqual([
        { kind: 'removed', text: '0' },
        { kind: 'added', text: '1' },
      ]);
      expect(applied.entry.effects.map(({ state }) => state)).toEqual(
        plan.effects.map(() => 'verified'),
      );
      expect(registryNow()).not.toEqual(before);
      expect(open()).not.toContain('zoom:local-servers:windows-link-zoommtg');
      expect(exported(prefix, `${consent}\\webcam`)).toContain('"Value"="Deny"');
      const { entry, changed } = undo(applied.entry.id);
      expect([entry.state, changed]).toEqual(['undone', []]);
      expect(registryNow()).toEqual(before);
    },
    patienceMs,
  );

  it(
    'says what somebody changed since, and then does as it is told',
    () => {
      const before = registryNow();
      const { applied } = apply('zoom:device-access:consent-camera');
      prefix.register({
        [`${consent}\\webcam\\NonPackaged\\${zoom.replaceAll('\\', '#')}`]: { Value: 'Prompt' },
      });
      const told = undo(applied.entry.id);
      expect(told.changed.map(({ ours, theirs }) => [ours, theirs])).toEqual([['Deny', 'Prompt']]);
      expect(exported(prefix, `${consent}\\webcam`)).toContain('"Value"="Prompt"');
      expect(undo(applied.entry.id, 'restore-ours').entry.state).toBe('undone');
      expect(registryNow()).toEqual(before);
    },
    patienceMs,
  );

  it(
    'sees a hole in the firewall, plans a rule that closes it, and its way back; closed, it is none',
    () => {
      const id = 'zoom:local-servers:firewall-opening';
      const found = check().findings.find((one) => one.id === id);
      expect(found?.evidence.map(({ place }) => place)).toEqual([zoom]);
      prefix.register({
        [`HKEY_LOCAL_MACHINE\\${firewall}`]: {
          '{0F4}': `v2.30|Action=Block|Active=TRUE|Dir=In|App=${zoom.toUpperCase()}|Name=Callwarden: Zoom|`,
        },
      });
      expect(open()).not.toContain(id);
    },
    patienceMs,
  );

  it(
    'asks the service manager with an argument vector, and takes all back where that refuses',
    () => {
      const service = 'HKEY_LOCAL_MACHINE\\System\\CurrentControlSet\\Services\\ZoomCptService';
      const before = exported(prefix, service);
      const { plan, done } = changes.call(
        'zoom',
        'apply',
        'zoom:running-without-need:services-and-tasks',
        'zoom:device-access:consent-camera',
      ) as { plan: Plan; done: Outcome<Applied> };
      const [sc] = plan.effects.filter(({ command }) => command !== null);
      expect(sc?.command).toEqual(['sc.exe', 'config', 'ZoomCptService', 'start=', 'disabled']);
      // The service manager's program of Wine knows no "config", and says so.
      expect(done.ok).toBe(false);
      const [last] = answered<JournalEntry[]>(changes.call('zoom', 'entries'));
      expect(last?.state).toBe('rolled-back');
      expect(exported(prefix, service)).toBe(before);
      expect(exported(prefix, `${consent}\\webcam`)).toContain('"Value"="Allow"');
    },
    patienceMs,
  );
});
