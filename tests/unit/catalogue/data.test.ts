import { describe, expect, test } from 'vitest';
import { bundledClients } from '../../../main/catalogue/bundled.ts';
import { isLead, parseClient, sourcesOf } from '../../../main/catalogue/index.ts';
import { catalogue, clientFiles, readClientFile } from './fixtures.ts';

const linuxLists = (client: ReturnType<typeof catalogue>['clients'][number]) =>
  [
    ['linux.processNames', client.linux.processNames],
    ['linux.installPaths', client.linux.installPaths],
    ...Object.entries(client.linux.packages).map(
      ([source, names]) => [`linux.packages.${source}`, names] as const,
    ),
  ] as const;

describe('the data', () => {
  test.each(clientFiles)('%s holds a client of the same name, every field spelled out', (name) => {
    const raw = readClientFile(name);
    const client = parseClient(raw, name);
    expect(client).toEqual({ ok: true, value: raw });
    expect(name).toBe(`${client.ok ? client.value.id : ''}.json`);
  });

  test('every file in the folder is bundled, and nothing else', () => {
    expect(bundledClients.map(([name]) => name).sort()).toEqual([...clientFiles].sort());
  });

  test('there are the conferencing clients and the browsers that people use', () => {
    const { clients } = catalogue();
    const ids = (category: string) =>
      clients.filter((client) => client.category === category).map(({ id }) => id);
    expect(ids('conferencing').length).toBeGreaterThanOrEqual(14);
    expect(ids('conferencing')).toEqual(
      expect.arrayContaining(['zoom', 'microsoft-teams', 'cisco-webex', 'mumble', 'baresip']),
    );
    expect(ids('browser')).toEqual([
      'brave',
      'chromium',
      'firefox',
      'google-chrome',
      'microsoft-edge',
    ]);
  });

  test('no value stands twice in a list of what Linux is searched for', () => {
    for (const client of catalogue().clients) {
      for (const [, values] of linuxLists(client)) expect(new Set(values).size).toBe(values.length);
    }
  });

  test('whatever a client is recognised by on Linux has a source or is marked as a lead', () => {
    for (const client of catalogue().clients) {
      for (const [field, values] of linuxLists(client)) {
        for (const value of values) {
          const known = isLead(client, field, value) || sourcesOf(client, field, value).length > 0;
          expect(known, `${client.id}: ${field}: ${value}`).toBe(true);
        }
      }
    }
  });

  test('what finds the browsers and the two clients of Debian is proven, not led to', () => {
    for (const id of [
      'chromium',
      'firefox',
      'google-chrome',
      'microsoft-edge',
      'brave',
      'mumble',
      'baresip',
    ]) {
      const client = catalogue().byId(id);
      const [path = ''] = client?.linux.installPaths ?? [];
      expect(client && sourcesOf(client, 'linux.installPaths', path), id).not.toEqual([]);
    }
  });

  test('provenance and leads speak of values that are there', () => {
    for (const client of catalogue().clients) {
      for (const { field, values } of [...client.provenance, ...client.leads]) {
        const list = field
          .split('.')
          .reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], client);
        if (values.length > 0)
          expect([list].flat(), `${client.id}: ${field}`).toEqual(expect.arrayContaining(values));
      }
    }
  });
});
