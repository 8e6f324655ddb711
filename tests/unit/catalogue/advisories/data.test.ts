import { describe, expect, test } from 'vitest';
import {
  advisoriesFor,
  howToUpdate,
  parseAdvisories,
  parseUpdates,
} from '../../../../main/catalogue/index.ts';
import { compareVersions, schemeOf } from '../../../../main/catalogue/versions/index.ts';
import { advisoryFiles, catalogue, readAdvisories, readUpdates } from '../fixtures.ts';

const everything = async () =>
  (await Promise.all(catalogue().clients.map(({ id }) => advisoriesFor(id)))).flat();

describe('the advisories', () => {
  test.each(advisoryFiles)('%s parses in full, and is about that client alone', (name) => {
    const raw = readAdvisories(name);
    const parsed = parseAdvisories(raw, name);
    expect(parsed).toEqual({ ok: true, value: raw });
    const clients = new Set(parsed.ok ? parsed.value.map(({ client }) => client) : []);
    expect([...clients]).toEqual([name.replace('.json', '')]);
  });

  test('every file is of a client that we know, and is bundled whole', async () => {
    for (const name of advisoryFiles) {
      const client = name.replace('.json', '');
      expect(catalogue().byId(client), name).toBeDefined();
      expect(await advisoriesFor(client)).toEqual(readAdvisories(name));
    }
    expect(await advisoriesFor('google-meet')).toEqual([]);
  });

  test('no client has the same one twice', async () => {
    const keys = (await everything()).map(({ id, client }) => `${client} ${id}`);
    expect(keys.length).toBe(new Set(keys).size);
  });

  test('are at least 80, 35 of them of Zoom, most of those for Linux', async () => {
    const all = await everything();
    const zoom = all.filter(({ client }) => client === 'zoom');
    const decidable = zoom.filter((a) => a.platforms.includes('linux') && a.affected !== null);
    expect(all.length).toBeGreaterThanOrEqual(80);
    expect(zoom.length).toBeGreaterThanOrEqual(35);
    expect(decidable.length).toBeGreaterThanOrEqual(30);
  });

  test('every bound is a version of its client, on a platform of the advisory, and no range is empty', async () => {
    for (const { id, client, platforms, affected } of await everything()) {
      const { parse } = schemeOf(client);
      for (const bounds of affected ?? []) {
        expect(platforms, id).toEqual(expect.arrayContaining([...(bounds.platforms ?? [])]));
        for (const text of [bounds.introduced, bounds.fixed, bounds.lastAffected]) {
          if (text !== undefined) expect(parse(text), `${id}: ${text}`).not.toBeNull();
        }
        const from = parse(bounds.introduced ?? '0');
        const to = parse(bounds.fixed ?? bounds.lastAffected ?? '');
        if (from && to) expect(compareVersions(from, to), id).toBeLessThanOrEqual(0);
      }
    }
  });

  test('the rating’s word fits its number, and the source is the record of that very id', async () => {
    for (const { id, severity, source } of await everything()) {
      expect(source).toMatch(new RegExp(`^CVEProject/cvelistV5:cves/\\d{4}/\\d+xxx/${id}\\.json$`));
      if (severity === undefined) continue;
      const { cvss, level, vector } = severity;
      expect(level, id).toBe(
        cvss >= 9 ? 'critical' : cvss >= 7 ? 'high' : cvss >= 4 ? 'medium' : 'low',
      );
      expect(vector).toMatch(/^CVSS:3\.[01]\//);
    }
  });

  test('a title is one sentence in plain words, an unknown range says why, newest come first', async () => {
    for (const { id, title, affected, note } of await everything()) {
      expect(title, id).toMatch(/^[A-Z].{20,}[a-z]\.$|\d+\.$/);
      expect(title, id).not.toMatch(/vulnerab|exploit|escalation|arbitrary|XSS|buffer/i);
      if (affected === null) expect(note, id).toMatch(/^The record names no versions/);
    }
    for (const name of advisoryFiles) {
      const dates = (await advisoriesFor(name.replace('.json', ''))).map(
        ({ published }) => published,
      );
      expect(dates).toEqual(dates.toSorted().reverse());
    }
  });
});

describe('a file of advisories', () => {
  const advisory = {
    id: 'CVE-2000-1',
    client: 'acme',
    platforms: ['linux'],
    affected: [{ fixed: '2.0' }],
    title: 'It could be made to talk.',
    category: 'rce',
    published: '2000-01-01',
    source: 'https://example.org/1',
  };

  test('may leave the versions unknown', () => {
    expect(parseAdvisories([{ ...advisory, affected: null }], 'a.json').ok).toBe(true);
  });

  test('without an upper bound is refused', () => {
    const parsed = parseAdvisories([{ ...advisory, affected: [{ introduced: '1.0' }] }], 'a.json');
    expect(parsed).toMatchObject({
      problem: {
        message: 'a.json: [0].affected[0]: expected an upper bound: fixed or lastAffected',
      },
    });
  });
});

describe('how to update', () => {
  test('parses in full, once for each client that we know', () => {
    const raw = readUpdates();
    const parsed = parseUpdates(raw, 'updates.json');
    expect(parsed).toEqual({ ok: true, value: raw });
    const clients = parsed.ok ? parsed.value.map(({ client }) => client) : [];
    expect(new Set(clients).size).toBe(clients.length);
    for (const client of clients) expect(catalogue().byId(client), client).toBeDefined();
  });

  test('every client with advisories has a page, or is known to be over', async () => {
    for (const name of advisoryFiles) {
      const client = name.replace('.json', '');
      const advice = await howToUpdate({ client, source: 'folder', package: null });
      expect(advice.page !== null || advice.sentence.includes('ended'), client).toBe(true);
      expect(advice.sources, client).not.toEqual([]);
    }
  });

  test.each<
    [
      client: string,
      source: 'deb' | 'rpm' | 'flatpak' | 'snap' | 'folder',
      name: string | null,
      command: string | null,
      sentence: RegExp,
    ]
  >([
    ['zoom', 'flatpak', 'us.zoom.Zoom', 'flatpak update us.zoom.Zoom', /Flatpak/],
    ['zoom', 'snap', 'zoom-client', 'sudo snap refresh zoom-client', /Snap/],
    ['zoom', 'deb', 'zoom', null, /Nothing updates it by itself/],
    [
      'signal-desktop',
      'deb',
      'signal-desktop',
      'sudo apt install --only-upgrade signal-desktop',
      /vendor’s repository/,
    ],
    ['mumble', 'deb', 'mumble', 'sudo apt install --only-upgrade mumble', /your distribution/],
    ['slack', 'rpm', 'slack', 'sudo dnf upgrade slack', /vendor’s repository/],
    ['skype', 'snap', 'skype', null, /ended/],
    ['google-meet', 'folder', null, null, /in the program itself/],
  ])('%s from %s (%s): %s', async (client, source, name, command, sentence) => {
    const advice = await howToUpdate({ client, source, package: name });
    expect(advice.command?.join(' ') ?? null).toBe(command);
    expect(advice.sentence).toMatch(sentence);
  });
});
