// A client that Windows Installer has put on the machine, taken away by its product code, under Wine's Windows Installer.
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan, Removed, Survey } from '../../../preload/contract/index.ts';
import { missingForMsi, productCode, zoomMsi } from '../../rigs/msi.ts';
import {
  answered,
  exported,
  type WindowsChanges,
  windowsChanges,
} from '../../rigs/windows-changes.ts';
import { builtWinProbe } from '../../rigs/windows-probe.ts';
import { missingForWine, type WinePrefix, winePrefix } from '../../rigs/wine.ts';

const missing = missingForWine() ?? missingForMsi();
const patienceMs = 180_000;
const program = 'C:\\Program Files\\Zoom\\bin\\Zoom.exe';
const uninstall = 'HKEY_LOCAL_MACHINE\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall';

describe.skipIf(missing !== null)(`under Wine${missing ? `, which needs ${missing}` : ''}`, () => {
  let prefix: WinePrefix;
  let changes: WindowsChanges;

  beforeAll(async () => {
    await builtWinProbe();
    prefix = await winePrefix();
    prefix.copy(zoomMsi(), 'C:\\zoom.msi');
    expect(prefix.run(['msiexec', '/i', 'C:\\zoom.msi', '/qn'])).toMatchObject({ status: 0 });
    expect(existsSync(prefix.place(program))).toBe(true);
    changes = await windowsChanges(prefix, 'msi');
  }, patienceMs);
  afterAll(() => prefix.remove());

  it(
    'is found among the apps, and is gone from the disk and from Windows’ books',
    () => {
      expect(exported(prefix, uninstall)).toContain(productCode);
      const { remnants, installations } = answered<Survey>(changes.call('zoom', 'survey'));
      // Windows Installer does not say where: the folder there is this copy, and no other.
      const place = 'C:\\Program Files\\Zoom';
      expect(installations).toMatchObject([{ version: '6.2.11', source: 'msi', path: place }]);
      const chosen = remnants.filter((one) => one.chosen).map(({ id }) => id);
      const { plan, done } = changes.call('zoom', 'remove', ...chosen) as {
        plan: Plan;
        done: unknown;
      };
      expect(plan.effects.flatMap(({ command }) => command ?? [])).toEqual([
        'msiexec.exe',
        '/x',
        productCode,
        '/qn',
        '/norestart',
      ]);
      expect(answered<Removed>(done).verdict).toMatch(/^Nothing of Zoom is left\./);
      expect(existsSync(prefix.place('C:\\Program Files\\Zoom'))).toBe(false);
      expect(exported(prefix, uninstall)).not.toContain(productCode);
    },
    patienceMs,
  );
});
