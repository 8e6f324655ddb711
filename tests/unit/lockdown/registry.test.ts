import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../main/catalogue/index.ts';
import { checksOf } from '../../../main/lockdown/registry.ts';
import { checkFamily } from '../../../preload/contract/index.ts';
import { describeChecks } from '../../../scripts/describe-checks.ts';

const loaded = loadCatalogue();
if (!loaded.ok) throw new Error(loaded.problem.message);
const { clients } = loaded.value;
const all = clients.flatMap((client) => checksOf(client));
/** What a program can find out by itself; the others ask the person. */
const automatic = all.filter(
  ({ family }) => family !== 'account-settings' && family !== 'vendor-practices',
);

describe('the list of checks', () => {
  it('holds at least 60 that need nobody, and at least 25 of them for Zoom, over every family', () => {
    const zoom = automatic.filter(({ client }) => client === 'zoom');
    // Different questions, however many clients they are asked about.
    const questions = new Set(automatic.map(({ id }) => id.slice(id.indexOf(':'))));
    expect(questions.size).toBeGreaterThanOrEqual(60);
    expect(zoom.length).toBeGreaterThanOrEqual(40);
    expect(
      new Set(all.filter(({ client }) => client === 'zoom').map(({ family }) => family)),
    ).toEqual(new Set(checkFamily.options));
  });

  it('names each once, by client, family and question', () => {
    const ids = all.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, client, family } of all) {
      expect(id).toMatch(new RegExp(`^${client}:${family}:[a-z0-9-]+$`));
    }
  });

  it('gives every check a source that can be opened, and whole sentences', () => {
    for (const { id, sources, title, why, severityReason, remedy } of all) {
      expect(sources.length, id).toBeGreaterThan(0);
      for (const source of sources) {
        expect(source, id).toMatch(/^(https?:\/\/\S+|[\w.-]+\/[\w.-]+:\S.*)$/);
      }
      for (const sentence of [title, why, severityReason]) {
        expect(sentence, id).toMatch(/^(?:\p{Lu}|baresip ).*[.?]$/su);
      }
      if (remedy?.kind === 'automatic' && remedy.mayBreak !== null) {
        expect(remedy.mayBreak, id).toMatch(/^\p{Lu}.*\.$/su);
      }
    }
  });

  it('never presets what rests on a guess', () => {
    for (const { remedy, weightless, id } of all) {
      if (weightless === true && remedy?.kind === 'automatic') {
        expect(remedy.profile, id).toBeNull();
      }
    }
  });

  it('is described in docs/checks.md as it is (`npm run schemas` writes it)', () => {
    const written = readFileSync(join(import.meta.dirname, '../../../docs/checks.md'), 'utf8');
    expect(written).toBe(describeChecks(clients));
  });
});
