// What the probe reads from a real registry under Wine, and the scheduled tasks as files: hostile letters, both views.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startsByItself } from '../../../main/platform/win32/actions/existing.ts';
import { inventoryLine } from '../../../main/platform/win32/inventory/line-schema.ts';
import {
  sortLines,
  type WindowsInventory,
} from '../../../main/platform/win32/inventory/read-inventory.ts';
import { readTasks } from '../../../main/platform/win32/inventory/read-tasks.ts';
import { parseAnswer } from '../../../main/platform/win32/probe/ask-probe.ts';
import { filetime } from '../../rigs/registry-file.ts';
import { builtWinProbe } from '../../rigs/windows-probe.ts';
import { missingForWine, type WinePrefix, windowsHome, winePrefix } from '../../rigs/wine.ts';

const missing = missingForWine();
const windows = 'Software\\Microsoft\\Windows\\CurrentVersion';
const wow = 'HKEY_LOCAL_MACHINE\\Software\\Wow6432Node';
const strange = 'Zoom “会議” 🎥 e\u0301 \u202e"';

describe.skipIf(missing !== null)(`under Wine${missing ? `, which needs ${missing}` : ''}`, () => {
  let prefix: WinePrefix;
  let inventory: WindowsInventory;

  beforeAll(async () => {
    const program = await builtWinProbe();
    prefix = await winePrefix();
    prefix.register({
      [`HKEY_LOCAL_MACHINE\\${windows}\\Run`]: { Machine: 'C:\\m.exe' },
      [`${wow}\\Microsoft\\Windows\\CurrentVersion\\Run`]: { Narrow: 'C:\\n.exe' },
      [`HKEY_CURRENT_USER\\${windows}\\Run`]: {
        Discord: { expand: '"%LOCALAPPDATA%\\Discord\\Update.exe" --processStart Discord.exe' },
        [strange]: strange,
        Number: 1,
      },
      'HKEY_LOCAL_MACHINE\\System\\CurrentControlSet\\Services\\ZoomCptService': {
        Type: 0x10,
        Start: 2,
        DelayedAutostart: 1,
        DisplayName: 'Zoom Sharing Service',
        ImagePath: { expand: '"%ProgramFiles%\\Zoom\\CptService.exe"' },
      },
      'HKEY_LOCAL_MACHINE\\System\\CurrentControlSet\\Services\\SomeDriver': { Type: 1, Start: 1 },
      'HKEY_LOCAL_MACHINE\\Software\\Classes\\zoommtg': { '': 'URL:Zoom', 'URL Protocol': '' },
      'HKEY_LOCAL_MACHINE\\Software\\Classes\\zoommtg\\shell\\open\\command': {
        '': '"C:\\Program Files\\Zoom\\bin\\Zoom.exe" "--url=%1"',
      },
      'HKEY_CURRENT_USER\\Software\\Classes\\slack': { 'URL Protocol': '' },
      'HKEY_CURRENT_USER\\Software\\Classes\\.zoom': { '': 'a file type, no scheme' },
      [`HKEY_CURRENT_USER\\${windows}\\Uninstall\\${strange.replaceAll('"', "'")}`]: {
        DisplayName: strange,
        DisplayVersion: 'x'.repeat(5_000),
      },
      [`HKEY_CURRENT_USER\\${windows}\\CapabilityAccessManager\\ConsentStore\\webcam\\NonPackaged\\C:#Zoom#Zoom.exe`]:
        {
          Value: 'Deny',
          LastUsedTimeStart: filetime(1_000_000),
          LastUsedTimeStop: filetime(2_000_000),
        },
    });
    const answer = parseAnswer(prefix.run([program, '--inventory']).stdout, inventoryLine);
    if (!answer.ok) throw new Error(answer.problem.cause);
    const folder = 'C:\\windows\\System32\\Tasks';
    const xml = `<Task><Triggers><LogonTrigger/></Triggers><Actions><Exec><Command>C:\\Zoom\\zUpdater.exe</Command></Exec></Actions></Task>`;
    prefix.write(`${folder}\\Zoom\\ZoomUpdateTaskMachine`, Buffer.from(`\ufeff${xml}`, 'utf16le'));
    prefix.write(`${folder}\\not a task`, 'nothing');
    inventory = { ...sortLines(answer.value), ...(await readTasks(prefix.place(folder))) };
  }, 120_000);
  afterAll(() => prefix.remove());

  it('reads what starts at login, of the machine in both views and of the person', () => {
    const starts = inventory.starts.map(({ user, view, name, command }) => [
      user === null,
      view,
      name,
      command,
    ]);
    expect(starts).toEqual(
      expect.arrayContaining([
        [true, 64, 'Machine', 'C:\\m.exe'],
        [true, 32, 'Narrow', 'C:\\n.exe'],
        [false, 64, 'Discord', '"%LOCALAPPDATA%\\Discord\\Update.exe" --processStart Discord.exe'],
        [false, 64, strange, strange],
      ]),
    );
    expect(starts).toHaveLength(4);
  });

  it('reads services, and no drivers', () => {
    expect(inventory.services.filter(({ name }) => /zoom|driver/i.test(name))).toEqual([
      {
        type: 'service',
        name: 'ZoomCptService',
        displayName: 'Zoom Sharing Service',
        command: '"%ProgramFiles%\\Zoom\\CptService.exe"',
        start: 'automatic',
        delayed: true,
      },
    ]);
  });

  it('reads who opens which links, and no file types', () => {
    const handlers = inventory.handlers.filter(({ scheme }) => /zoom|slack/.test(scheme));
    expect(handlers.map(({ user, scheme, command }) => [user === null, scheme, command])).toEqual([
      [true, 'zoommtg', '"C:\\Program Files\\Zoom\\bin\\Zoom.exe" "--url=%1"'],
      [false, 'slack', null],
    ]);
  });

  it('cuts what is too long, and keeps every letter of the rest', () => {
    const entry = inventory.programs.find(({ displayName }) => displayName === strange);
    expect(entry?.key).toBe(strange.replaceAll('"', "'"));
    expect(entry?.displayVersion).toBe('x'.repeat(2_048));
  });

  it('reads what was decided about a device, and when it was used last', () => {
    expect(inventory.consents).toEqual([
      {
        type: 'consent',
        device: 'camera',
        packaged: false,
        ofMachine: false,
        program: 'C:\\Zoom\\Zoom.exe',
        decision: 'Deny',
        startedAtMs: 1_000_000,
        stoppedAtMs: 2_000_000,
      },
    ]);
  });

  it('knows the folders of this Windows and its people’s homes', () => {
    expect(inventory.folders.get('APPDATA')).toBe(`${windowsHome}\\AppData\\Roaming`);
    expect([...inventory.profiles.values()]).toContain(windowsHome);
  });

  it('reads the scheduled tasks, and says what is none', () => {
    expect(inventory.tasks).toEqual([
      {
        name: '\\Zoom\\ZoomUpdateTaskMachine',
        programs: [{ command: 'C:\\Zoom\\zUpdater.exe', arguments: '' }],
        enabled: true,
        atStart: true,
        definition: expect.any(Buffer),
      },
    ]);
    // To the byte, its mark and all: so it is given back to Windows.
    const [task] = inventory.tasks;
    expect(task?.definition.subarray(0, 4)).toEqual(Buffer.from([0xff, 0xfe, 0x3c, 0x00]));
    expect(inventory.shortfalls).toEqual(['1 files among the scheduled tasks are no tasks.']);
  });

  it.each([
    ['run:Discord', true],
    ['run:DISCORD', true],
    ['run:Disc', false],
    ['service:ZoomCptService', true],
    ['serviceDisplayName:Zoom Sharing Service', true],
    ['task:ZoomUpdateTaskMachine', true],
    ['task:*Zoom*', true],
    ['task:Zoom', false],
    ['startupTask:Zoom', false],
  ])('%s starts by itself: %s', (entry, starts) =>
    expect(startsByItself(entry, inventory)).toBe(starts),
  );
});
