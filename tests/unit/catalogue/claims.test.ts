import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Client,
  claimsOf,
  isLead,
  parseClient,
  sourcesOf,
} from '../../../main/catalogue/index.ts';
import { catalogue, readClientFile } from './fixtures.ts';

const openable = /^(https?:\/\/\S+|[\w.-]+\/[\w.-]+:\S.*)$/;

function zoomWith(change: object): Client {
  const raw = readClientFile('zoom.json') as object;
  const client = parseClient({ ...raw, ...change }, 'zoom.json');
  if (!client.ok) throw new Error(client.problem.message);
  return client.value;
}

describe('claims', () => {
  test('whatever may be shown as fact has a source that a person can open', () => {
    for (const client of catalogue().clients) {
      for (const entry of Object.values(claimsOf(client)).flat()) {
        expect(entry.lead).toBeUndefined();
        expect(entry.sources.length).toBeGreaterThan(0);
        for (const source of entry.sources) expect(source).toMatch(openable);
      }
    }
  });

  test('something that only a lead says is never a claim', () => {
    for (const client of catalogue().clients) {
      const claims = Object.values(claimsOf(client)).flat();
      const leads = [
        ...client.privacyPractices,
        ...client.localListeners,
        ...client.configFiles,
        ...client.hardening,
        ...client.endpoints.thirdPartyTrackers,
      ].filter(({ lead }) => lead === true);
      for (const lead of leads) expect(claims).not.toContain(lead);
    }
  });

  test('zoom has both: claims with sources, and leads kept apart', () => {
    const zoom = zoomWith({});
    expect(claimsOf(zoom).privacyPractices.length).toBeGreaterThan(5);
    expect(zoom.privacyPractices.some(({ lead }) => lead === true)).toBe(true);
  });

  test('a lead stays a lead even where it names a source', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.webUrl(), (fact, url) => {
        const client = zoomWith({
          privacyPractices: [{ fact, sources: [encodeURI(url)], lead: true }],
        });
        expect(claimsOf(client).privacyPractices).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test('a value of a plain list shows its sources, and none once it is a lead', () => {
    const client = zoomWith({
      provenance: [
        { field: 'leftovers.linux', values: ['~/.zoom'], sources: ['https://example.org/zoom'] },
      ],
      leads: [],
    });
    expect(sourcesOf(client, 'leftovers.linux', '~/.zoom')).toEqual(['https://example.org/zoom']);
    expect(sourcesOf(client, 'leftovers.linux', '~/.cache/zoom')).toEqual([]);

    const doubted = {
      ...client,
      leads: [{ field: 'leftovers.linux', values: ['~/.zoom'], note: 'from memory' }],
    };
    expect(isLead(doubted, 'leftovers.linux', '~/.zoom')).toBe(true);
    expect(sourcesOf(doubted, 'leftovers.linux', '~/.zoom')).toEqual([]);
  });
});
