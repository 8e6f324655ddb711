// A client that one person has installed, taken away under Wine: a real uninstaller runs, folders and keys go to
// quarantine and come back to the letter.
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan, Removed, Survey, UndoResult } from '../../../preload/contract/index.ts';
import {
  answered,
  exported,
  type WindowsChanges,
  windowsChanges,
} from '../../rigs/windows-changes.ts';
import { builtWinProbe } from '../../rigs/windows-probe.ts';
import { standInProgram } from '../../rigs/windows-stand-in.ts';
import { uninstallerProgram } from '../../rigs/windows-uninstaller.ts';
import { missingForWine, type WinePrefix, windowsHome, winePrefix } from '../../rigs/wine.ts';

const missing = missingForWine();
const patienceMs = 180_000;
const roaming = `${windowsHome}\\AppData\\Roaming`;
const version = 'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion';
const apps = `${version}\\Uninstall\\ZoomUMX`;
const consent = `${version}\\CapabilityAccessManager\\ConsentStore\\webcam\\NonPackaged\\${`${roaming}\\Zoom\\bin\\Zoom.exe`.replaceAll('\\', '#')}`;
const settings = 'HKEY_CURRENT_USER\\Software\\Zoom';

describe.skipIf(missing !== null)(`under Wine${missing ? `, which needs ${missing}` : ''}`, () => {
  let prefix: WinePrefix;
  let changes: WindowsChanges;

  const survey = () => answered<Survey>(changes.call('zoom', 'survey'));

  beforeAll(async () => {
    await builtWinProbe();
    prefix = await winePrefix();
    prefix.copy(standInProgram(), `${roaming}\\Zoom\\bin\\Zoom.exe`);
    prefix.copy(uninstallerProgram(), `${roaming}\\Zoom\\uninstall\\Installer.exe`);
    prefix.write(`${roaming}\\Zoom\\data\\会議 🎥.db`, 'a sign-in');
    prefix.write(`${windowsHome}\\Documents\\Zoom\\recording.mp4`, 'a recording');
    prefix.register({
      [apps]: {
        DisplayName: 'Zoom Workplace',
        DisplayVersion: '6.2.11',
        InstallLocation: `${roaming}\\Zoom\\bin`,
        UninstallString: `"${roaming}\\Zoom\\uninstall\\Installer.exe" /uninstall`,
      },
      [`${version}\\Run`]: { 'My Zoom': `"${roaming}\\Zoom\\bin\\Zoom.exe" --tray` },
      [consent]: { Value: 'Allow' },
      [settings]: { Account: 'someone@example.org', Blob: { binary: Buffer.from([0, 255, 7]) } },
      [`${settings}\\Meetings\\会議`]: { Count: 7, Ticks: 9_007_199_254_740_993n },
    });
    changes = await windowsChanges(prefix, 'removal');
  }, patienceMs);
  afterAll(() => prefix.remove());

  it(
    'finds it, runs its uninstaller, keeps what goes, and brings it back',
    async () => {
      const keys = [settings, `${version}\\Run`, consent];
      const before = keys.map((key) => exported(prefix, key));
      const { remnants } = survey();
      const shown = remnants.map(({ id, belonging, way }) => [id, belonging, way]);
      expect(shown).toEqual(
        expect.arrayContaining([
          ['zoom:package:installer-ZoomUMX:ZoomUMX', 'client', 'uninstall'],
          ['zoom:configuration:HKCU\\Software\\Zoom', 'client', 'quarantine'],
          ['zoom:data:~\\AppData\\Roaming\\Zoom', 'client', 'quarantine'],
          ['zoom:recording:~\\Documents\\Zoom', 'own', 'quarantine'],
        ]),
      );
      const chosen = remnants.filter((one) => one.chosen).map(({ id }) => id);
      const { plan, done } = changes.call('zoom', 'remove', ...chosen) as {
        plan: Plan;
        done: unknown;
      };
      expect(plan.effects.flatMap(({ command }) => command ?? [])).toEqual([
        `${roaming}\\Zoom\\uninstall\\Installer.exe`,
        '/uninstall',
      ]);
      const removed = answered<Removed>(done);
      expect(removed.verdict).toMatch(/^Nothing of Zoom is left\./);
      expect(existsSync(prefix.place(`${roaming}\\Zoom`))).toBe(false);
      expect(exported(prefix, version)).not.toMatch(/Zoom/);
      expect(existsSync(prefix.place(`${windowsHome}\\Documents\\Zoom\\recording.mp4`))).toBe(true);
      const undone = answered<UndoResult>(changes.call('zoom', 'undo', removed.entry.id));
      expect(undone.changed).toEqual([]);
      expect(keys.map((key) => exported(prefix, key))).toEqual(before);
      expect(readFileSync(prefix.place(`${roaming}\\Zoom\\data\\会議 🎥.db`), 'utf8')).toBe(
        'a sign-in',
      );
      // What an uninstaller has taken away it cannot bring back.
      expect(undone.entry.state).toBe('partly-undone');
      expect(existsSync(prefix.place(`${roaming}\\Zoom\\bin\\Zoom.exe`))).toBe(false);
    },
    patienceMs,
  );

  it(
    'starts no uninstaller that it does not understand',
    () => {
      prefix.copy(standInProgram(), `${roaming}\\Zoom\\bin\\Zoom.exe`);
      prefix.register({
        [apps]: {
          DisplayName: 'Zoom Workplace',
          InstallLocation: `${roaming}\\Zoom\\bin`,
          UninstallString: 'cmd.exe /c "C:\\evil.bat"',
        },
      });
      const refused = changes.call('zoom', 'remove', 'zoom:package:installer-ZoomUMX:ZoomUMX');
      expect(refused).toMatchObject({ ok: false, problem: { kind: 'unavailable' } });
    },
    patienceMs,
  );
});
