// What the administrator's side of Windows does for anybody who asks: only to what it has found itself.
import { describe, expect, it } from 'vitest';
import {
  type FoundHere,
  mayTakeAwayOnWindows,
  refusedOnWindows,
} from '../../../main/guard/changes/elevation/allowed-on-windows.ts';
import type { Action } from '../../../main/journal/index.ts';
import type { RegistrySeen, WindowsThings } from '../../../main/platform/port/index.ts';
import type { RegistryChange } from '../../../preload/contract/index.ts';

const base = { step: 's', sentence: 'Do it.', needsRoot: true } as const;
const seen = (key: string, value: string | null = null): RegistrySeen => ({
  key,
  view: 64,
  value,
  stands: { kind: 'absent' },
  missing: [],
});
const zoom = { client: 'zoom' };
const kept = 'C:\\ProgramData\\Callwarden\\tasks';
const definition = Buffer.from('\ufeff<Task/>', 'utf16le');
const services = 'HKLM\\SYSTEM\\CurrentControlSet\\Services';
const approvals =
  'HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\StartupApproved\\Run';
const policies = 'HKLM\\Software\\Policies\\Zoom\\Zoom Meetings\\Updates';

const things: WindowsThings = {
  elevated: true,
  starts: [
    {
      ...zoom,
      name: 'Zoom',
      command: 'x',
      shown: 'HKLM\\Run',
      scope: 'system',
      active: true,
      approval: seen(approvals, 'Zoom'),
    },
  ],
  services: [
    {
      ...zoom,
      name: 'ZoomCptService',
      displayName: null,
      start: 'automatic',
      delayed: false,
      key: seen(`${services}\\ZoomCptService`),
      hasProgram: false,
    },
  ],
  tasks: [
    { ...zoom, name: '\\ZoomUpdate', enabled: true, atStart: true, programs: [], definition },
  ],
  consents: [],
  claims: [],
  policies: [{ ...zoom, setting: 'x', value: seen(policies, 'AU2_EnableAutoUpdate') }],
  openings: [{ ...zoom, program: 'C:\\Program Files\\Zoom\\Zoom.exe', blocked: false }],
  leftovers: [
    { ...zoom, pattern: 'HKLM\\Software\\Zoom', seen: seen('HKLM\\Software\\Zoom') },
    { ...zoom, pattern: 'HKCU\\Software\\Zoom', seen: seen('HKCU\\Software\\Zoom') },
  ],
  startupTasks: [],
  others: [],
  keptTasks: kept,
};
const found: FoundHere = {
  things,
  entries: ['C:\\ProgramData\\Zoom', 'C:\\Windows\\System32\\zoom.dll', 'C:\\Users\\ann\\Zoom'],
  uninstallers: [['msiexec.exe', '/x', '{A}', '/qn', '/norestart']],
  kept,
};
const isDone = (action: Action): boolean => refusedOnWindows([action], found) === null;

const change = (more: Partial<RegistryChange>): Action => ({
  ...base,
  kind: 'set-registry',
  change: {
    key: 'HKLM\\Software\\Zoom',
    view: 64,
    value: null,
    from: { kind: 'absent' },
    to: { kind: 'absent' },
    made: [],
    ...more,
  },
});
const value = (type: number, bytes: number[]) =>
  ({ kind: 'value', type, data: Buffer.from(bytes).toString('base64') }) as const;
const off = [3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
const command = (words: readonly string[], back: readonly string[] | null): Action => ({
  ...base,
  kind: 'run-command',
  command: [words[0] ?? '', ...words.slice(1)],
  inverse: back === null ? { none: 'gone' } : { command: [back[0] ?? '', ...back.slice(1)] },
  timeoutMs: 1000,
});
const file = `${kept}\\0a1b.xml`;
const write = (path: string, content: Buffer): Action => ({
  ...base,
  kind: 'write-file',
  path,
  content,
  expected: { kind: 'absent' },
  mode: 0o600,
});
const quarantine = (path: string): Action => ({
  ...base,
  kind: 'quarantine',
  path,
  expected: { kind: 'absent' },
  bytes: 1,
});
const schtasks = (...words: string[]) => ['schtasks.exe', ...words];
const rule = (program: string, name = 'name=Callwarden: Zoom') => [
  name,
  'dir=in',
  `program=${program}`,
];
const netsh = ['netsh.exe', 'advfirewall', 'firewall'];

describe('is done', () => {
  it.each<[string, Action]>([
    ['a key that was left', change({})],
    ['in any case of letters', change({ key: 'hklm\\SOFTWARE\\zoom' })],
    ['a service', change({ key: `${services}\\ZoomCptService` })],
    [
      'a policy',
      change({ key: policies, value: 'AU2_EnableAutoUpdate', to: value(4, [1, 0, 0, 0]) }),
    ],
    ['a startup app', change({ key: approvals, value: 'Zoom', to: value(3, off) })],
    [
      'a service off',
      command(
        ['sc.exe', 'config', 'ZoomCptService', 'start=', 'disabled'],
        ['sc.exe', 'config', 'ZoomCptService', 'start=', 'delayed-auto'],
      ),
    ],
    [
      'a task off',
      command(
        schtasks('/Change', '/TN', '\\ZoomUpdate', '/DISABLE'),
        schtasks('/Change', '/TN', '\\ZoomUpdate', '/ENABLE'),
      ),
    ],
    [
      'a task away',
      command(
        schtasks('/Delete', '/TN', '\\ZoomUpdate', '/F'),
        schtasks('/Create', '/TN', '\\ZoomUpdate', '/XML', file, '/F'),
      ),
    ],
    ['its definition kept', write(file, definition)],
    [
      'a rule of the firewall',
      command(
        [...netsh, 'add', 'rule', ...rule('C:\\Program Files\\Zoom\\Zoom.exe'), 'action=block'],
        [...netsh, 'delete', 'rule', ...rule('C:\\Program Files\\Zoom\\Zoom.exe')],
      ),
    ],
    ['an uninstaller', command(['msiexec.exe', '/x', '{A}', '/qn', '/norestart'], null)],
    ['a folder that was left', quarantine('C:\\ProgramData\\Zoom')],
  ])('%s', (_, action) => {
    expect(isDone(action)).toBe(true);
  });
});

describe('is refused', () => {
  it.each<[string, Action]>([
    ['a key that is nobody’s', change({ key: 'HKLM\\Software\\Other' })],
    ['a key inside', change({ key: 'HKLM\\Software\\Zoom\\X' })],
    ['another view', change({ view: 32 })],
    ['a person’s own part', change({ key: 'HKCU\\Software\\Zoom' })],
    ['something put into a leftover', change({ to: value(4, [1, 0, 0, 0]) })],
    ['a key written whole', change({ to: { kind: 'key', keys: [] } })],
    [
      'a program that starts',
      change({
        key: 'HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Run',
        value: 'Zoom',
        to: value(1, [0, 0]),
      }),
    ],
    [
      'a policy that is text',
      change({ key: policies, value: 'AU2_EnableAutoUpdate', to: value(1, [1, 0, 0, 0]) }),
    ],
    ['a driver', change({ key: `${services}\\Tcpip` })],
    [
      'keys made elsewhere',
      change({
        key: policies,
        value: 'AU2_EnableAutoUpdate',
        to: value(4, [1, 0, 0, 0]),
        made: ['HKLM\\Software\\Evil'],
      }),
    ],
    [
      'another service',
      command(
        ['sc.exe', 'config', 'WinDefend', 'start=', 'disabled'],
        ['sc.exe', 'config', 'WinDefend', 'start=', 'auto'],
      ),
    ],
    [
      'a service’s program',
      command(
        ['sc.exe', 'config', 'ZoomCptService', 'binPath=', 'evil'],
        ['sc.exe', 'config', 'ZoomCptService', 'start=', 'auto'],
      ),
    ],
    [
      'a way back that does more',
      command(
        ['sc.exe', 'config', 'ZoomCptService', 'start=', 'disabled'],
        ['cmd.exe', '/c', 'evil'],
      ),
    ],
    [
      'a task made',
      command(
        schtasks('/Create', '/TN', '\\ZoomUpdate', '/XML', file, '/F'),
        schtasks('/Delete', '/TN', '\\ZoomUpdate', '/F'),
      ),
    ],
    [
      'a task from another file',
      command(
        schtasks('/Delete', '/TN', '\\ZoomUpdate', '/F'),
        schtasks('/Create', '/TN', '\\ZoomUpdate', '/XML', 'C:\\Users\\ann\\x.xml', '/F'),
      ),
    ],
    [
      'a task from a way out',
      command(
        schtasks('/Delete', '/TN', '\\ZoomUpdate', '/F'),
        schtasks('/Create', '/TN', '\\ZoomUpdate', '/XML', `${kept}\\..\\x.xml`, '/F'),
      ),
    ],
    ['another definition', write(file, Buffer.from('<Task>evil</Task>'))],
    ['a definition elsewhere', write('C:\\ProgramData\\Callwarden\\x.xml', definition)],
    [
      'a rule for somebody else',
      command(
        [...netsh, 'add', 'rule', ...rule('C:\\other.exe'), 'action=block'],
        [...netsh, 'delete', 'rule', ...rule('C:\\other.exe')],
      ),
    ],
    [
      'a rule that lets in',
      command(
        [...netsh, 'add', 'rule', ...rule('C:\\Program Files\\Zoom\\Zoom.exe'), 'action=allow'],
        [...netsh, 'delete', 'rule', ...rule('C:\\Program Files\\Zoom\\Zoom.exe')],
      ),
    ],
    ['another uninstaller', command(['msiexec.exe', '/x', '{B}', '/qn', '/norestart'], null)],
    [
      'an uninstaller with more words',
      command(['msiexec.exe', '/x', '{A}', '/qn', '/norestart', 'TRANSFORMS=evil'], null),
    ],
    ['a folder that was not found', quarantine('C:\\ProgramData\\Other')],
    ['what was found in the system’s folder', quarantine('C:\\Windows\\System32\\zoom.dll')],
    ['what was found in a home', quarantine('C:\\Users\\ann\\Zoom')],
    [
      'a link',
      {
        ...base,
        kind: 'make-link',
        path: 'C:\\ProgramData\\Zoom',
        target: 'x',
        expected: { kind: 'absent' },
      },
    ],
  ])('%s', (_, action) => {
    expect(isDone(action)).toBe(false);
  });
});

it.each([
  ['C:\\Program Files\\Zoom', true],
  ['c:\\programdata\\Zoom', true],
  ['C:\\ProgramData\\Microsoft\\Windows\\Start Menu\\Programs\\Zoom', true],
  ['C:\\Program Files', false],
  ['C:\\Program Files\\', false],
  ['C:\\Program Files\\WindowsApps\\x', false],
  ['C:\\Program Files\\Windows Defender', false],
  ['C:\\Program Files (x86)\\Common Files\\Zoom', false],
  ['C:\\ProgramData\\Microsoft\\Crypto', false],
  ['C:\\ProgramData\\Callwarden\\journal', false],
  ['C:\\Windows\\System32', false],
  ['C:\\Users\\bob\\AppData\\Roaming\\Zoom', false],
])('takes %s away: %s', (path, may) => {
  expect(mayTakeAwayOnWindows(path)).toBe(may);
});
