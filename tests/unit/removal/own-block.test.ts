// Callwarden's own block of a client goes with the client: there is nothing left to block.
import { expect, it } from 'vitest';
import { loadCatalogue } from '../../../main/catalogue/index.ts';
import { planRemoval, type RemovalSight, relicsOf } from '../../../main/removal/index.ts';
import type { Block } from '../../../preload/contract/index.ts';
import { given } from '../../rigs/removal.ts';

const block: Block = {
  client: 'zoom',
  uid: 1000,
  kind: 'everything',
  group: '/user.slice/user-1000.slice/user@1000.service/callwarden-zoom',
  spared: [],
  cut: null,
  resolvers: [],
  madeAt: '2026-01-31T10:00:00.000Z',
};

const sightWith = (standing: Block | null): RemovalSight => {
  const client = given(loadCatalogue()).byId('zoom');
  if (client === undefined) throw new Error('Zoom is in the catalogue.');
  return {
    client,
    installations: [],
    inventory: {
      autostart: [],
      units: [],
      handlers: [],
      grants: [],
      portalGrants: [],
      cameraNodes: [],
      policies: [],
      configuration: [],
      repositories: [],
      leftovers: [],
      messagingHosts: [],
    },
    traces: {
      programs: [],
      packages: [],
      menuEntries: [],
      soundRules: [],
      likenesses: [],
      defaultLists: [],
      repositoryLists: [],
    },
    ownership: { packageOf: () => null },
    owners: new Map(),
    live: {
      processes: [],
      keys: [],
      listeners: [],
      block: standing,
      systemd: { system: false, user: false },
    },
    nowMs: 0,
    paths: { root: '/', home: '/home/alice' },
    uid: 1000,
    rootMayTake: () => true,
    problems: [],
  };
};

it('is chosen beforehand, and lifted through the journal with its way back', () => {
  const sight = sightWith(block);
  const relics = relicsOf(sight);
  expect(relics.map(({ remnant }) => remnant)).toMatchObject([
    { kind: 'firewall-rule', belonging: 'client', way: 'reset', chosen: true, needsRoot: true },
  ]);
  const plan = given(
    planRemoval(sight, relics, { removals: [], weights: new Map(), purge: false }),
  );
  expect(plan.actions).toMatchObject([
    { kind: 'set-block', needsRoot: true, change: { client: 'zoom', from: block, to: null } },
  ]);
});

it('where none stands, none is told', () => {
  expect(relicsOf(sightWith(null))).toEqual([]);
});
