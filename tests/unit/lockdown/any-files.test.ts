// Whatever stands in the files of a machine: the report keeps its shape, what is offered can be planned, and a planned
// step mends what it says.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ActionPlan } from '../../../main/journal/index.ts';
import { checkClients, planSteps, type Sight } from '../../../main/lockdown/index.ts';
import type { FileSeen, Inventory } from '../../../main/platform/port/index.ts';
import { checkReportSchema } from '../../../preload/contract/index.ts';
import { hostileText } from '../../rigs/hostile-text.ts';
import { iniText, jsonObjectText } from './any-text.ts';
import { file, sight } from './small-sight.ts';

const content = fc.oneof(
  iniText.map((text) => Buffer.from(text)),
  jsonObjectText.map((text) => Buffer.from(text)),
  hostileText().map((text) => Buffer.from(text.slice(0, 1_000))),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
);

/** A file at a place of its own, with any content and any name for people. */
const fileAt = (path: string): fc.Arbitrary<FileSeen> =>
  fc
    .tuple(content, fc.integer({ min: 0, max: 0o7777 }))
    .map(([bytes, mode]) => file(path, '', { content: bytes, bytes: bytes.length, mode }));

const inventory: fc.Arbitrary<Partial<Inventory>> = fc
  .record({
    autostart: fileAt('/home/alice/.config/autostart/zoom.desktop'),
    list: fc.option(fileAt('/home/alice/.config/mimeapps.list')),
    override: fc.option(fileAt('/home/alice/.local/share/flatpak/overrides/us.zoom.Zoom')),
    conf: fileAt('/home/alice/.config/zoomus.conf'),
    policy: fileAt('/etc/chromium/policies/managed/a.json'),
    repository: fileAt('/etc/apt/sources.list.d/zoom.list'),
    name: hostileText().map((text) => text.slice(0, 200)),
  })
  .map(({ autostart, list, override, conf, policy, repository, name }) => ({
    autostart: [
      {
        client: 'zoom',
        file: autostart,
        scope: 'user',
        active: true,
        name,
        command: name,
        overridePath: autostart.path,
        standing: autostart,
      },
    ],
    handlers: [
      {
        client: 'zoom',
        scheme: 'zoommtg',
        entry: file('/usr/share/applications/Zoom.desktop', ''),
        isDefault: true,
        userListPath: '/home/alice/.config/mimeapps.list',
        userList: list,
      },
    ],
    grants: [
      {
        client: 'zoom',
        source: 'flatpak',
        application: 'us.zoom.Zoom',
        scope: 'user',
        grant: 'devices=all',
        place: name,
        overridePath: '/home/alice/.local/share/flatpak/overrides/us.zoom.Zoom',
        override,
      },
    ],
    policies: [
      {
        client: 'chromium',
        folder: '/etc/chromium/policies/managed',
        format: 'chromium',
        files: [policy],
      },
    ],
    configuration: [
      { client: 'zoom', path: conf.path, shown: conf.shown, format: 'ini', file: conf },
    ],
    repositories: [
      {
        client: 'zoom',
        manager: 'apt',
        file: repository,
        enabled: true,
        address: name,
        keys: [],
        servesOthers: false,
        toldBy: 'packages',
      },
    ],
  }));

const withChromium = (seen: Partial<Inventory>): Sight => {
  const { installations } = sight();
  return sight(seen, {
    installations: installations.flatMap((zoom) => [
      zoom,
      { ...zoom, client: 'chromium', path: '/usr/lib/chromium', package: 'chromium' },
    ]),
  });
};

it('keeps the report’s shape, and offers no fix that cannot be planned', () => {
  fc.assert(
    fc.property(inventory, (seen) => {
      const here = withChromium(seen);
      const report = checkClients(here, ['zoom', 'chromium']);
      expect(checkReportSchema.safeParse(report).success).toBe(true);
      for (const { id, fix } of report.clients.flatMap(({ findings }) => findings)) {
        if (fix?.kind !== 'automatic') continue;
        const plan = planSteps(here, [id]);
        expect(plan.ok, id).toBe(true);
        if (plan.ok) expect(plan.value.actions.length, id).toBeGreaterThan(0);
      }
    }),
    { numRuns: 500 },
  );
});

/** The sight after a plan was done, as far as its files go. */
const afterwards = (seen: Partial<Inventory>, plan: ActionPlan): Partial<Inventory> => {
  const written = new Map(
    plan.actions.flatMap((action) =>
      action.kind === 'write-file' ? [[action.path, action.content] as const] : [],
    ),
  );
  const after = (one: FileSeen): FileSeen => ({
    ...one,
    content: written.get(one.path) ?? one.content,
  });
  return {
    ...seen,
    configuration: (seen.configuration ?? []).map((one) => ({
      ...one,
      file: one.file && after(one.file),
    })),
    policies: (seen.policies ?? []).map((one) => ({
      ...one,
      files: [
        ...one.files.map(after),
        ...[...written]
          .filter(([path]) => path.endsWith('/callwarden.json'))
          .map(([path, content]) => file(path, '', { content })),
      ],
    })),
    repositories: (seen.repositories ?? []).map((one) => ({ ...one, file: after(one.file) })),
  };
};

it('mends settings, policies and repositories for good, whatever else stands in their files', () => {
  let mended = 0;
  fc.assert(
    fc.property(inventory, (seen) => {
      const here = withChromium(seen);
      const before = checkClients(here, ['zoom', 'chromium']);
      const ids = before.clients
        .flatMap(({ findings }) => findings)
        .filter(({ fix }) => fix?.kind === 'automatic')
        .map(({ id }) => id)
        .filter((id) => /:client-configuration:|:policy-|:signed-repository$/.test(id));
      mended += ids.length;
      if (ids.length === 0) return;
      const plan = planSteps(here, ids);
      if (!plan.ok) throw new Error(JSON.stringify(plan.problem));
      const report = checkClients(withChromium(afterwards(seen, plan.value)), ['zoom', 'chromium']);
      const left = report.clients.flatMap(({ findings }) => findings.map(({ id }) => id));
      expect(left.filter((id) => ids.includes(id))).toEqual([]);
      for (const [index, { score }] of report.clients.entries()) {
        expect(score.value).toBeGreaterThanOrEqual(before.clients[index]?.score.value ?? 0);
      }
    }),
    { numRuns: 500 },
  );
  expect(mended).toBeGreaterThan(0);
});
