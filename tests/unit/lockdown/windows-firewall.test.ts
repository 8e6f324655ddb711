// What netsh would be asked: it was run nowhere, so that every word of it is looked at here.
import { expect, it } from 'vitest';
import { loadCatalogue } from '../../../main/catalogue/index.ts';
import { Desk } from '../../../main/journal/desk.ts';
import { clientSight } from '../../../main/lockdown/client-sight.ts';
import { networkOpeningCheck } from '../../../main/lockdown/families/windows/network-opening.ts';
import type { Sight } from '../../../main/lockdown/index.ts';
import { emptyInventory } from '../../../main/platform/port/index.ts';

const catalogue = loadCatalogue();
if (!catalogue.ok) throw new Error(catalogue.problem.message);
const zoom = catalogue.value.byId('zoom')!;
const program = 'C:\\Program Files\\Zoom\\bin\\Zoom & Öl.exe';

it('a rule is added and deleted by the same name, direction and program, each one word', () => {
  const sight: Sight = {
    catalogue: catalogue.value,
    advisories: [],
    updates: new Map(),
    installations: [],
    inventory: {
      ...emptyInventory,
      windows: {
        elevated: false,
        starts: [],
        services: [],
        tasks: [],
        consents: [],
        claims: [],
        policies: [],
        openings: [{ client: 'zoom', program, blocked: false }],
        leftovers: [],
        startupTasks: [],
        others: [],
        keptTasks: 'C:\\ProgramData\\Callwarden\\tasks',
      },
    },
    live: null,
    ticks: new Map(),
    mended: new Map(),
    nowMs: 0,
    paths: { root: 'C:\\', home: 'C:\\Users\\ann' },
    uid: 1,
    problems: [],
  };
  const desk = new Desk(sight);
  const { remedy } = networkOpeningCheck(zoom);
  if (remedy?.kind !== 'automatic') throw new Error('it can be mended');
  remedy.plan(clientSight(sight, zoom), desk);
  const rule = ['name=Callwarden: Zoom', 'dir=in', `program=${program}`];
  const netsh = ['netsh.exe', 'advfirewall', 'firewall'];
  expect(desk.actions).toMatchObject([
    {
      kind: 'run-command',
      needsRoot: true,
      command: [...netsh, 'add', 'rule', ...rule, 'action=block'],
      inverse: { command: [...netsh, 'delete', 'rule', ...rule] },
    },
  ]);
});
