// What a client leaves on a Windows beyond one person's files: under Wine, looked at, taken away, and brought back.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  Applied,
  CheckReport,
  Plan,
  Removed,
  Survey,
  UndoResult,
} from '../../../preload/contract/index.ts';
import { missingForNsis, nsisInstaller } from '../../rigs/nsis.ts';
import {
  answered,
  exported,
  type WindowsChanges,
  windowsChanges,
} from '../../rigs/windows-changes.ts';
import { builtWinProbe } from '../../rigs/windows-probe.ts';
import { missingForWine, type WinePrefix, windowsHome, winePrefix } from '../../rigs/wine.ts';

const missing = missingForWine();
const missingNsis = missingForNsis();
const patienceMs = 240_000;
const roaming = `${windowsHome}\\AppData\\Roaming`;
const version = 'Software\\Microsoft\\Windows\\CurrentVersion';
const people = 'HKEY_LOCAL_MACHINE\\Software\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList';
const bob = { sid: 'S-1-5-21-1-2-3-1005', home: 'C:\\users\\Bob Öz' };
const eve = { sid: 'S-1-5-21-1-2-3-1006', home: 'D:\\people\\Eve 会議' };
const task = '\\Zoom\\ZoomUpdateTaskMachine';
const startupTask =
  'HKEY_CURRENT_USER\\Software\\Classes\\Local Settings\\Software\\Microsoft\\Windows\\CurrentVersion\\AppModel\\SystemAppData\\MSTeams_8wekyb3d8bbwe\\TeamsTfwStartupTask';
const product = 'D97C080B3E4B42454829EBBB6DB7A129';

describe.skipIf(missing !== null)(`under Wine${missing ? `, which needs ${missing}` : ''}`, () => {
  let prefix: WinePrefix;
  let changes: WindowsChanges;
  let otherDisk: string;

  const survey = (client = 'zoom') => answered<Survey>(changes.call(client, 'survey'));
  const remove = (...chosen: readonly string[]) => {
    const { plan, done } = changes.call('zoom', 'remove', ...chosen) as {
      plan: Plan;
      done: unknown;
    };
    return { plan, removed: answered<Removed>(done) };
  };
  const undo = (id: string) => answered<UndoResult>(changes.call('zoom', 'undo', id));
  /** As whoever asks for another person's home. */
  const at = <T>(home: string, look: () => T): T => {
    prefix.env.HOME_LOOKED_AT = home;
    try {
      return look();
    } finally {
      delete prefix.env.HOME_LOOKED_AT;
    }
  };

  beforeAll(async () => {
    await builtWinProbe();
    prefix = await winePrefix();
    // A drive of its own, on another file system of this machine.
    otherDisk = mkdtempSync('/dev/shm/callwarden-drive-');
    const drive = join(prefix.place('C:\\'), '..', 'dosdevices', 'd:');
    rmSync(drive, { force: true });
    symlinkSync(otherDisk, drive);
    changes = await windowsChanges(prefix, 'leftovers');
  }, patienceMs);
  afterAll(() => {
    prefix.remove();
    rmSync(otherDisk, { recursive: true, force: true });
  });

  it.skipIf(missingNsis !== null)(
    `waits for the end of an uninstaller of NSIS, which returns early${missingNsis ? ` (needs ${missingNsis})` : ''}`,
    () => {
      const folder = `${roaming}\\Zoom`;
      prefix.copy(nsisInstaller(), 'C:\\setup.exe');
      expect(prefix.run(['C:\\setup.exe', '/S', `/D=${folder}`]).status).toBe(0);
      expect(existsSync(prefix.place(`${folder}\\Uninstall.exe`))).toBe(true);
      prefix.write(`${folder}\\data\\会議 🎥.db`, 'a sign-in');
      prefix.register({
        [`HKEY_CURRENT_USER\\${version}\\Uninstall\\ZoomUMX`]: {
          DisplayName: 'Zoom Workplace',
          InstallLocation: `${folder}\\bin`,
          UninstallString: `"${folder}\\Uninstall.exe" /currentuser`,
        },
        'HKEY_CURRENT_USER\\Software\\Zoom': { Account: 'someone@example.org' },
      });
      const before = exported(prefix, 'HKEY_CURRENT_USER\\Software\\Zoom');
      const chosen = survey().remnants.filter((one) => one.chosen);
      const { plan, removed } = remove(...chosen.map(({ id }) => id));
      expect(plan.effects.flatMap(({ command }) => command ?? [])).toEqual([
        `${folder}\\Uninstall.exe`,
        '/currentuser',
        '/S',
      ]);
      expect(removed.verdict).toMatch(/^Nothing of Zoom is left\./);
      undo(removed.entry.id);
      // Its uninstaller was through before the rest went to quarantine: of the program nothing comes back.
      expect(existsSync(prefix.place(`${folder}\\bin\\Zoom.exe`))).toBe(false);
      expect(existsSync(prefix.place(`${folder}\\Uninstall.exe`))).toBe(false);
      expect(readFileSync(prefix.place(`${folder}\\data\\会議 🎥.db`), 'utf8')).toBe('a sign-in');
      // What that took itself was kept beforehand.
      expect(exported(prefix, 'HKEY_CURRENT_USER\\Software\\Zoom')).toBe(before);
      rmSync(prefix.place(folder), { recursive: true });
    },
    patienceMs,
  );

  it(
    'deletes a scheduled task that was left, and makes it again from its own definition',
    () => {
      const xml = `<?xml version="1.0" encoding="UTF-16"?>\r\n<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task"><RegistrationInfo><Author>Zoom 会議</Author></RegistrationInfo><Triggers><LogonTrigger><Enabled>true</Enabled></LogonTrigger></Triggers><Settings><Enabled>true</Enabled></Settings><Actions Context="Author"><Exec><Command>C:\\Zoom\\zUpdater.exe</Command></Exec></Actions></Task>`;
      const folder = prefix.place('C:\\windows\\system32\\tasks');
      const tasks = () =>
        existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
      prefix.write('C:\\task.xml', Buffer.from(`\ufeff${xml}`, 'utf16le'));
      const made = prefix.runWhole([
        'schtasks.exe',
        '/Create',
        '/TN',
        task,
        '/XML',
        'C:\\task.xml',
        '/F',
      ]);
      expect(made.exitCode, made.said).toBe(0);
      expect(tasks()).toContain('Zoom/ZoomUpdateTaskMachine');
      const before = readFileSync(join(folder, 'Zoom', 'ZoomUpdateTaskMachine'));
      const id = `zoom:service:${task}`;
      expect(survey().remnants.find((one) => one.id === id)).toMatchObject({
        belonging: 'client',
        way: 'quarantine',
        sentence: `The scheduled task ${task} of Zoom was left behind.`,
      });
      const { removed } = remove(id);
      expect(tasks()).not.toContain('Zoom/ZoomUpdateTaskMachine');
      expect(removed.left.remnants.map((one) => one.id)).not.toContain(id);
      const { entry } = undo(removed.entry.id);
      expect(entry.effects.flatMap(({ problem }) => problem ?? [])).toEqual([]);
      expect(entry.state).toBe('undone');
      expect(readFileSync(join(folder, 'Zoom', 'ZoomUpdateTaskMachine'))).toEqual(before);
      remove(id);
    },
    patienceMs,
  );

  it(
    'finds keys by a pattern, whoever’s number is in between',
    () => {
      const below = `HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Installer\\UserData`;
      prefix.register({
        [`${below.replace('HKLM', 'HKEY_LOCAL_MACHINE')}\\S-1-5-18\\Products\\${product}\\InstallProperties`]:
          { DisplayName: 'Webex' },
        [`${below.replace('HKLM', 'HKEY_LOCAL_MACHINE')}\\S-1-5-18\\Products\\0123\\InstallProperties`]:
          { DisplayName: 'Other' },
      });
      const ids = survey('cisco-webex').remnants.map(({ id }) => id);
      expect(ids.filter((id) => id.includes('UserData'))).toEqual([
        `cisco-webex:configuration:${below}\\S-1-5-18\\Products\\${product}`,
      ]);
    },
    patienceMs,
  );

  it(
    'switches a packaged app’s startup task off, and on again',
    () => {
      prefix.register({
        [`${startupTask.slice(0, startupTask.indexOf('SystemAppData'))}Repository\\Packages\\MSTeams_24.1_x64__8wekyb3d8bbwe`]:
          { PackageRootFolder: 'C:\\Program Files\\WindowsApps\\MSTeams_24.1_x64__8wekyb3d8bbwe' },
        [startupTask]: { State: 2, UserEnabledStartupOnce: 1 },
        [startupTask.replace('TeamsTfwStartupTask', 'SplashScreen')]: { Image: 'x.png' },
      });
      const before = exported(prefix, startupTask);
      const step = 'microsoft-teams:running-without-need:startup-apps';
      const [teams] = answered<CheckReport>(changes.call('microsoft-teams', 'check')).clients;
      const finding = teams?.findings.find(({ id }) => id === step);
      expect(finding?.evidence.map(({ text }) => text)).toEqual([
        'MSTeams_8wekyb3d8bbwe starts by its task “TeamsTfwStartupTask” at login.',
      ]);
      const { done } = changes.call('microsoft-teams', 'apply', step) as { done: unknown };
      const { entry, report } = answered<Applied>(done);
      expect(exported(prefix, startupTask)).toContain('"State"=dword:00000001');
      expect(JSON.stringify(report)).not.toContain('TeamsTfwStartupTask');
      expect(undo(entry.id).entry.state).toBe('undone');
      expect(exported(prefix, startupTask)).toBe(before);
    },
    patienceMs,
  );

  it(
    'sets what stands in a client’s own file, and puts back every byte',
    () => {
      const file = `${roaming}\\discord\\settings.json`;
      const content =
        '{\r\n  "BACKGROUND_COLOR": "#202225",\r\n  "DANGEROUS_ENABLE_DEVTOOLS_ONLY_ENABLE_IF_YOU_KNOW_WHAT_YOURE_DOING": true,\r\n  "name": "会議 🎥"\r\n}';
      prefix.write(file, content);
      prefix.register({
        [`HKEY_CURRENT_USER\\${version}\\Uninstall\\Discord`]: {
          DisplayName: 'Discord',
          InstallLocation: `${windowsHome}\\AppData\\Local\\Discord`,
        },
      });
      const step =
        'discord:client-configuration:windows-dangerous-enable-devtools-only-enable-if-you-know-what-youre-doing';
      const { plan, done } = changes.call('discord', 'apply', step) as {
        plan: Plan;
        done: unknown;
      };
      expect(plan.effects.map(({ path }) => path)).toEqual([file]);
      const { entry } = answered<Applied>(done);
      expect(entry.effects.map(({ state }) => state)).toEqual(['verified']);
      expect(readFileSync(prefix.place(file), 'utf8')).toBe(content.replace('true', 'false'));
      expect(undo(entry.id).entry.state).toBe('undone');
      expect(readFileSync(prefix.place(file), 'utf8')).toBe(content);
    },
    patienceMs,
  );

  it(
    'says what another person has, and touches it only where it was asked for',
    () => {
      prefix.write(`${bob.home}\\AppData\\Roaming\\Zoom\\data\\x.db`, 'Bob’s');
      prefix.register({
        [`${people}\\${bob.sid}`]: { ProfileImagePath: bob.home },
        [`HKEY_USERS\\${bob.sid}\\Software\\Zoom`]: { Account: 'bob@example.org' },
      });
      const own = survey().remnants;
      expect(own.find(({ id }) => id === `zoom:data:${bob.home}`)).toMatchObject({
        belonging: 'shared',
        way: 'keep',
        chosen: false,
      });
      expect(own.filter(({ path }) => path?.startsWith(bob.home))).toEqual([]);
      const before = exported(prefix, `HKEY_USERS\\${bob.sid}\\Software\\Zoom`);
      at(bob.home, () => {
        const { remnants } = survey();
        const theirs = remnants.filter(
          ({ id }) => id.includes(bob.sid) || id.includes('~\\AppData\\Roaming\\Zoom'),
        );
        expect(theirs.map(({ id, way }) => [id, way])).toEqual([
          ['zoom:data:~\\AppData\\Roaming\\Zoom', 'quarantine'],
          [`zoom:configuration:HKU\\${bob.sid}\\Software\\Zoom`, 'quarantine'],
        ]);
        const { removed } = remove(...theirs.map(({ id }) => id));
        expect(existsSync(prefix.place(`${bob.home}\\AppData\\Roaming\\Zoom`))).toBe(false);
        expect(undo(removed.entry.id).entry.state).toBe('undone');
      });
      expect(exported(prefix, `HKEY_USERS\\${bob.sid}\\Software\\Zoom`)).toBe(before);
      expect(
        readFileSync(prefix.place(`${bob.home}\\AppData\\Roaming\\Zoom\\data\\x.db`), 'utf8'),
      ).toBe('Bob’s');
    },
    patienceMs,
  );

  it(
    'takes what lies on another drive over a copy, says whose registry it could not look at, and brings it back',
    () => {
      const folder = join(otherDisk, 'people', 'Eve 会議', 'AppData', 'Roaming', 'Zoom');
      prefix.register({ [`${people}\\${eve.sid}`]: { ProfileImagePath: eve.home } });
      prefix.write('C:\\seed\\data\\会議 🎥.db', 'Eve’s');
      prefix.write('C:\\seed\\logs\\empty.log', '');
      prefix.run(['cmd.exe', '/c', 'mkdir', `${eve.home}\\AppData\\Roaming`]);
      prefix.run([
        'xcopy.exe',
        'C:\\seed',
        `${eve.home}\\AppData\\Roaming\\Zoom\\`,
        '/S',
        '/E',
        '/I',
        '/Y',
      ]);
      expect(existsSync(folder)).toBe(true);
      at(eve.home, () => {
        const { remnants, problems } = survey();
        expect(problems.map(({ message }) => message)).toContain(
          `The registry of the person whose home is ${eve.home} is read only while they are signed in, so it was not looked at.`,
        );
        const id = 'zoom:data:~\\AppData\\Roaming\\Zoom';
        expect(remnants.map((one) => one.id)).toContain(id);
        const { removed } = remove(id);
        expect(existsSync(folder)).toBe(false);
        expect(undo(removed.entry.id).entry.state).toBe('undone');
      });
      expect(readFileSync(join(folder, 'data', '会議 🎥.db'), 'utf8')).toBe('Eve’s');
      expect(existsSync(join(folder, 'logs', 'empty.log'))).toBe(true);
    },
    patienceMs,
  );
});
