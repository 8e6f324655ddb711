// Whose what stands in Windows' registry is, and what becomes of services and tasks.
import { expect, it } from 'vitest';
import { loadCatalogue } from '../../../main/catalogue/index.ts';
import {
  emptyInventory,
  type PackageSeen,
  type WindowsThings,
} from '../../../main/platform/port/index.ts';
import {
  chosenRelics,
  planRemoval,
  type RemovalSight,
  relicsOf,
} from '../../../main/removal/index.ts';

const catalogue = loadCatalogue();
if (!catalogue.ok) throw new Error(catalogue.problem.message);
const zoom = catalogue.value.byId('zoom')!;
const its = { client: 'zoom' };
const home = 'C:\\Users\\ann';
const kept = 'C:\\ProgramData\\Callwarden\\tasks';
const service = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\ZoomCptService';

const seen = (key: string) => ({
  key,
  view: 64 as const,
  value: null,
  stands: { kind: 'key' as const, keys: [{ path: '', values: [] }] },
  missing: [],
});

const things: WindowsThings = {
  elevated: false,
  starts: [],
  services: [
    {
      ...its,
      name: 'ZoomCptService',
      displayName: null,
      start: 'automatic',
      delayed: false,
      key: seen(service),
      hasProgram: false,
    },
  ],
  tasks: [
    {
      ...its,
      name: '\\ZoomUpdate',
      enabled: true,
      atStart: true,
      programs: [],
      definition: Buffer.from('<Task/>'),
    },
  ],
  consents: [],
  claims: [],
  policies: [],
  openings: [],
  leftovers: [
    { ...its, pattern: 'HKCU\\Software\\Zoom', seen: seen('HKCU\\Software\\Zoom') },
    { ...its, pattern: 'HKCU\\Software\\*Zoom*', seen: seen('HKCU\\Software\\My Zoomer') },
    { ...its, pattern: 'HKLM\\Software\\*\\Zoom', seen: seen('HKLM\\Software\\X\\Zoom') },
    { ...its, pattern: 'HKCU\\Software\\Zoom', seen: seen('HKU\\S-1-5-21-1\\Software\\Zoom') },
    { ...its, pattern: service, seen: seen(service) },
  ],
  startupTasks: [],
  others: [],
  keptTasks: kept,
};

const sightOf = (uid: number, packages: readonly PackageSeen[] = []): RemovalSight => ({
  client: zoom,
  installations: [],
  inventory: { ...emptyInventory, windows: things },
  traces: {
    programs: [],
    packages,
    menuEntries: [],
    soundRules: [],
    likenesses: [],
    defaultLists: [],
    repositoryLists: [],
  },
  ownership: { packageOf: () => null },
  owners: new Map(),
  live: null,
  nowMs: 0,
  paths: { root: 'C:\\', home },
  uid,
  rootMayTake: () => true,
  problems: [],
});

const installer: PackageSeen = {
  manager: 'installer',
  name: 'ZoomUMX',
  version: '6',
  scope: 'system',
  installation: null,
  settings: [],
  strays: null,
};

const shortly = (sight: RemovalSight) =>
  relicsOf(sight)
    .filter(({ remnant }) => remnant.kind !== 'package')
    .map(({ remnant: { id, belonging, way, chosen } }) => [id, belonging, way, chosen]);

it('a likeness is a guess and never chosen; another person’s key is an administrator’s to take', () => {
  expect(shortly(sightOf(1))).toEqual([
    ['zoom:service:ZoomCptService', 'client', 'quarantine', true],
    ['zoom:service:\\ZoomUpdate', 'client', 'quarantine', true],
    ['zoom:configuration:HKCU\\Software\\Zoom', 'client', 'quarantine', true],
    ['zoom:configuration:HKCU\\Software\\My Zoomer', 'guess', 'quarantine', false],
    ['zoom:configuration:HKLM\\Software\\X\\Zoom', 'client', 'quarantine', true],
    ['zoom:configuration:HKU\\S-1-5-21-1\\Software\\Zoom', 'client', 'by-hand', false],
  ]);
  expect(shortly(sightOf(0)).at(-1)?.[2]).toBe('quarantine');
});

it('while an uninstaller is there, services and tasks are its own to take away', () => {
  const ways = shortly(sightOf(0, [installer])).filter(([id]) => String(id).includes(':service:'));
  expect(ways.map(([, , way]) => way)).toEqual(['uninstall', 'uninstall']);
});

it('a task’s definition is kept before it is deleted, and made again from that very file', () => {
  const sight = sightOf(1);
  const chosen = chosenRelics(relicsOf(sight), ['zoom:service:\\ZoomUpdate']);
  if (!chosen.ok) throw new Error(chosen.problem.message);
  const plan = planRemoval(sight, chosen.value, { removals: [], weights: new Map(), purge: false });
  if (!plan.ok) throw new Error(plan.problem.message);
  const [keep, remove] = plan.value.actions;
  if (keep?.kind !== 'write-file' || remove?.kind !== 'run-command') throw new Error('others');
  expect(keep.path).toMatch(/^C:\\ProgramData\\Callwarden\\tasks\\[0-9a-f]{32}\.xml$/);
  expect(keep.content.toString()).toBe('<Task/>');
  expect(remove.command).toEqual(['schtasks.exe', '/Delete', '/TN', '\\ZoomUpdate', '/F']);
  expect(remove.inverse).toEqual({
    command: ['schtasks.exe', '/Create', '/TN', '\\ZoomUpdate', '/XML', keep.path, '/F'],
  });
  expect([keep.needsRoot, remove.needsRoot]).toEqual([true, true]);
});
