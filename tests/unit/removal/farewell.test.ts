// What is said at the end: no page, no addressee and no reproach without a source.
import { describe, expect, it } from 'vitest';
import farewells from '../../../main/catalogue/data/farewells.json' with { type: 'json' };
import {
  advisoriesFor,
  claimsOf,
  farewellFactsOf,
  loadCatalogue,
  parseFarewells,
} from '../../../main/catalogue/index.ts';
import { farewellOf } from '../../../main/removal/index.ts';
import { given } from '../../rigs/removal.ts';

const catalogue = given(loadCatalogue());
const farewellTo = async (id: string) => {
  const client = catalogue.byId(id);
  if (client === undefined) throw new Error(id);
  const known = await Promise.all(
    catalogue.clients.map(async (one) => [one.id, await advisoriesFor(one.id)] as const),
  );
  return farewellOf({
    client,
    facts: await farewellFactsOf(id),
    clients: catalogue.clients,
    advisories: new Map(known),
  });
};

describe('the data', () => {
  it('holds what its schema says, once a client, and only clients that there are', () => {
    expect(parseFarewells(farewells, 'farewells.json')).toEqual({ ok: true, value: farewells });
    const ids = farewells.map(({ client }) => client);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(catalogue.byId(id), id).toBeDefined();
  });
});

describe('leaving Zoom', () => {
  it('names the page, and two letters with what the catalogue knows and what is to be filled in', async () => {
    const { deletionPage, letters } = await farewellTo('zoom');
    expect(deletionPage).toBe('https://zoom.us/account');
    expect(letters.map(({ law }) => law)).toEqual(['gdpr', 'ccpa']);
    const zoom = catalogue.byId('zoom');
    for (const { body } of letters) {
      expect(body).toContain('privacy@zoom.us');
      expect(body).toContain('[your name]');
      for (const { fact } of zoom === undefined ? [] : claimsOf(zoom).privacyPractices)
        expect(body).toContain(fact);
    }
    expect(letters[0]?.body).toContain('Article 17(1)');
    expect(letters[1]?.body).toContain('1798.105');
  });

  it('offers other clients with sources for every word, the least burdened first', async () => {
    const { alternatives } = await farewellTo('zoom');
    expect(alternatives.map(({ client }) => client)).not.toContain('zoom');
    expect(alternatives.map(({ client }) => client)).not.toContain('skype');
    expect(alternatives.map(({ client }) => client)).not.toContain('chromium');
    expect(alternatives.length).toBeGreaterThanOrEqual(8);
    for (const { points } of alternatives)
      for (const { sources } of points) expect(sources.length).toBeGreaterThan(0);
    const at = (id: string) => alternatives.findIndex(({ client }) => client === id);
    expect(at('jitsi-meet')).toBeLessThan(at('cisco-webex'));
  });
});

it('a client of which nothing is known gets letters to its vendor, and no page that nobody has seen', async () => {
  const { deletionPage, letters } = await farewellTo('ringcentral');
  expect(deletionPage).toBeNull();
  expect(letters[0]?.body.startsWith('RingCentral\n\n')).toBe(true);
  expect(letters[0]?.body).not.toContain('published about');
});

it('one hole is spoken of as one', async () => {
  const { alternatives } = await farewellTo('zoom');
  const sentences = alternatives.flatMap(({ points }) => points.map(({ text }) => text));
  expect(sentences).toContain(
    'One hole of Jitsi Meet has been published, in 2020, and is not rated high or critical.',
  );
  expect(sentences.filter((text) => /^(?:1|One) .*of them/.test(text))).toEqual([]);
});
