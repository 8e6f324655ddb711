// Every check of every client says in German what it says in English.
import { afterAll, describe, expect, it } from 'vitest';
import { claimsOf } from '../../../main/catalogue/index.ts';
import { checkClients } from '../../../main/lockdown/index.ts';
import { inGerman } from '../../../preload/sentences/german/index.ts';
import { piecesIn, sentenceIn } from '../../../preload/sentences/index.ts';
import { everythingOpen } from '../../integration/lockdown/machine.ts';
import { sightOf } from '../../rigs/sight.ts';
import { notGerman } from './not-german.ts';
import { clients, saidByChecksOf } from './said-by-checks.ts';

const german = (text: string): string => sentenceIn(inGerman, text);

/** What is the same in every language: `key = value`, versions, addresses. */
const isCode = (state: string): boolean =>
  /^\S+ = /.test(state) ||
  /^[\d.,: a-z()-]*\d[\d.,: a-z()-]*$/.test(state) ||
  /^https?$/.test(state);

const saidBy = await Promise.all(
  clients.map(async (client) => ({ name: client.name, said: await saidByChecksOf(client) })),
);

it.each(saidBy)('$name is checked in German', ({ said }) => {
  const sentences = said.flatMap(({ sentences, states }) => [
    ...sentences,
    ...[...states].filter((state) => !isCode(state)),
  ]);
  expect(notGerman(sentences)).toEqual([]);
});

it('each question has had its worst answer, so that all of its sentences were said', () => {
  const every = saidBy.flatMap(({ said }) => said);
  const questionOf = (id: string): string => id.slice(id.indexOf(':'));
  const answered = new Set(
    every.filter(({ hasFailed }) => hasFailed).map(({ check }) => questionOf(check.id)),
  );
  const silent = every.map(({ check }) => questionOf(check.id)).filter((id) => !answered.has(id));
  expect(silent).toEqual([]);
});

describe('a machine on which everything is open', () => {
  const machine = everythingOpen();
  afterAll(() => machine.remove());

  it('is told of in German, but for what a source has told', async () => {
    const report = checkClients(await sightOf(machine));
    const findings = report.clients.flatMap(({ findings }) => findings);
    expect(findings.length).toBeGreaterThan(60);
    const facts = new Set(
      clients.flatMap((client) => claimsOf(client).localListeners.map(({ what }) => what)),
    );
    const sentences = findings.flatMap(({ family, title, why, severityReason, evidence, fix }) => [
      title,
      ...(facts.has(why) ? [] : [why]),
      severityReason,
      ...(family === 'vendor-practices' ? [] : evidence.map(({ text }) => text)),
      ...(fix?.kind === 'manual' ? fix.instructions : []),
      ...(fix?.kind === 'automatic' && fix.mayBreak !== null ? [fix.mayBreak] : []),
    ]);
    const problems = report.problems.flatMap(({ message, advice }) => [message, advice]);
    expect(notGerman([...sentences, ...problems])).toEqual([]);
  });
});

it('what a source has told is marked as English, and the rest is not', () => {
  expect(
    piecesIn(
      inGerman,
      'CVE-2021-1, A hole. In two sentences. 5.0.1 is older than 5.1, which has the fix.',
    ),
  ).toEqual([
    { text: 'CVE-2021-1: „', asWritten: false },
    { text: 'A hole. In two sentences.', asWritten: true },
    { text: '“ 5.0.1 ist älter als 5.1, wo es behoben ist.', asWritten: false },
  ]);
  expect(piecesIn(inGerman, 'Nobody knows this.')).toEqual([
    { text: 'Nobody knows this.', asWritten: true },
  ]);
  expect(piecesIn(null, 'Nobody knows this.')).toEqual([
    { text: 'Nobody knows this.', asWritten: false },
  ]);
});

it('a sentence inside a sentence is said in the same language', () => {
  expect(german('It cannot be undone: What was ended does not start again by itself.')).toBe(
    'Das lässt sich nicht zurücknehmen: Was beendet wurde, startet nicht von selbst wieder.',
  );
});

it('owners, lists and moments are written as in German', () => {
  expect(german('Others on this machine can read Teams’ settings.')).toBe(
    'Andere auf diesem Rechner können die Einstellungen von Teams lesen.',
  );
  expect(
    german(
      'Say in your list of default programs that tel: links do not belong to a.desktop, b.desktop and c.desktop.',
    ),
  ).toContain('a.desktop, b.desktop und c.desktop');
  expect(german('“zoom” (pid 7) runs since 2026-01-31T10:00:00.000Z.')).toMatch(
    /^„zoom“ \(Prozess 7\) läuft seit 31\.01\.2026, \d\d:00\.$/,
  );
});
