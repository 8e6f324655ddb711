// Every automatic step: the check finds it, the plan mends it, the check passes, undoing it leaves no trace.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { macChecks } from '../../../main/lockdown/families/mac/mac-checks.ts';
import { windowsChecks } from '../../../main/lockdown/families/windows/windows-checks.ts';
import { checkClients, planSteps } from '../../../main/lockdown/index.ts';
import { checksOf } from '../../../main/lockdown/registry.ts';
import type { CheckReport, Finding } from '../../../preload/contract/index.ts';
import { sightOf } from '../../rigs/sight.ts';
import { pictureOf } from '../../unit/journal/picture.ts';
import { everythingOpen, type Machine } from './machine.ts';
import { standIns } from './stand-ins.ts';

let machine: Machine;
let report: CheckReport;

const look = async (): Promise<CheckReport> => checkClients(await sightOf(machine, { uid: 0 }));
const findingsOf = (from: CheckReport): readonly Finding[] =>
  from.clients.flatMap(({ findings }) => findings);
const automatic = (from: CheckReport): readonly Finding[] =>
  findingsOf(from).filter(({ fix }) => fix?.kind === 'automatic');
/** What services keep for themselves they rewrite; everything else has to be as it was, to the nanosecond. */
const picture = (): string =>
  pictureOf(machine.root)
    .split('\n')
    .filter((line) => !line.startsWith('./var/lib/snapd/state.json '))
    .filter((line) => !line.startsWith('./home/alice/.local/share/flatpak/db/'))
    .join('\n');

beforeAll(async () => {
  machine = everythingOpen();
  report = await look();
});
afterAll(() => machine.remove());

const apply = async (ids: readonly string[]): Promise<string> => {
  const plan = planSteps(await sightOf(machine, { uid: 0 }), ids);
  if (!plan.ok) throw new Error(JSON.stringify(plan.problem));
  expect(plan.value.actions.length).toBeGreaterThan(0);
  const done = await machine.journal.run(plan.value, standIns(machine));
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
  expect(machine.journal.markVerified(done.value.id, ids).ok).toBe(true);
  return done.value.id;
};

const undo = async (entry: string): Promise<void> => {
  const undone = await machine.journal.undo(entry, standIns(machine), {
    whenChanged: 'refuse',
  });
  expect(undone).toMatchObject({ ok: true, value: { changed: [], entry: { state: 'undone' } } });
};

/** Needs something that runs: seen to by `live.test.ts`. */
const live = /:(no-window|outliving-helper|starts-with-open-microphone)$/;

describe('steps', () => {
  it('are wanted for every automatic check that needs nothing running', async () => {
    const found = new Set(automatic(report).map(({ id }) => id));
    const { catalogue } = await sightOf(machine);
    const kindOf = (id: string): string =>
      id.replace(/^[^:]+:/, '').replace(/^local-servers:link-.*/, 'local-servers:link');
    const kinds = new Set([...found].map(kindOf));
    // Of other systems: seen to by the tests of their platforms, under Wine and on recordings.
    const elsewhere = new Set(
      catalogue.clients
        .flatMap((client) => [...windowsChecks(client), ...macChecks(client)])
        .map(({ id }) => id),
    );
    const missing = catalogue.clients
      .flatMap((client) => checksOf(client))
      .filter(({ id }) => !elsewhere.has(id))
      .filter(({ remedy, id }) => remedy?.kind === 'automatic' && !live.test(id))
      .filter(({ id }) => !kinds.has(kindOf(id)))
      .map(({ id }) => id);
    expect(missing).toEqual([]);
    expect(found.size).toBeGreaterThanOrEqual(90);
  });

  it('mend one thing each, are verified, and undone to the byte', async () => {
    const before = picture();
    const scores = new Map(report.clients.map(({ client, score }) => [client, score.value]));
    for (const { id, client } of automatic(report)) {
      const entry = await apply([id]);
      const after = await look();
      expect(findingsOf(after).map((finding) => finding.id)).not.toContain(id);
      const score = after.clients.find((entry) => entry.client === client)?.score.value ?? 100;
      expect(score, id).toBeGreaterThanOrEqual(scores.get(client) ?? 0);
      await undo(entry);
      expect(picture(), id).toBe(before);
    }
    expect(findingsOf(await look())).toEqual(findingsOf(report));
  }, 300_000);

  it('mend all at once, and undone together leave no trace', async () => {
    const before = picture();
    const ids = automatic(report).map(({ id }) => id);
    const entry = await apply(ids);
    const after = await look();
    const left = automatic(after).map(({ id }) => id);
    expect(left).toEqual([]);
    await undo(entry);
    expect(picture()).toBe(before);
  }, 60_000);
});
