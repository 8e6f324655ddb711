import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCatalogue, parseClient } from '../../../main/catalogue/index.ts';
import { readClientFile } from './fixtures.ts';

const minimal = {
  id: 'acme',
  name: 'Acme Talk',
  shortName: 'Acme',
  vendor: 'Acme',
  category: 'conferencing',
  linux: {
    processNames: ['acmetalk'],
    installPaths: ['/opt/acme'],
    packages: { deb: ['acme'], rpm: [], flatpak: [], snap: [] },
  },
};

const withLinux = (change: object) => ({ ...minimal, linux: { ...minimal.linux, ...change } });

describe('a client file', () => {
  test('needs no more than a name and what Linux is searched for', () => {
    const client = parseClient(minimal, 'acme.json');
    expect(client).toMatchObject({ ok: true, value: { id: 'acme', leftovers: { linux: [] } } });
  });

  const hardening = { key: 'k', where: 'w', platforms: ['linux'], safeValue: 1, meaning: 'm' };
  test.each<[what: string, raw: unknown, message: string]>([
    ['no object', 7, 'acme.json: expected object, received number'],
    ['a bad id', { ...minimal, id: 'Acme Talk' }, 'acme.json: id: expected '],
    ['a missing vendor', { ...minimal, vendor: undefined }, 'acme.json: vendor: expected string'],
    [
      'an unknown category',
      { ...minimal, category: 'messaging' },
      'acme.json: category: expected one of "conferencing", "browser"',
    ],
    [
      'an unknown field',
      { ...minimal, proceses: [] },
      'acme.json: expected known fields only, found "proceses"',
    ],
    [
      'a number among names',
      withLinux({ processNames: ['a', 7] }),
      'acme.json: linux.processNames[1]: expected string, received number',
    ],
    [
      'a relative install path',
      withLinux({ installPaths: ['opt/acme'] }),
      'acme.json: linux.installPaths[0]: expected an absolute path',
    ],
    [
      'a path that climbs',
      withLinux({ installPaths: ['/opt/../etc'] }),
      'acme.json: linux.installPaths[0]: expected a path without . or ..',
    ],
    [
      'a shared folder',
      withLinux({ installPaths: ['/usr/bin'] }),
      'acme.json: linux.installPaths[0]: expected a path of this client alone',
    ],
    [
      'the whole home',
      withLinux({ installPaths: ['~/.config'] }),
      'acme.json: linux.installPaths[0]: expected a path of this client alone',
    ],
    [
      'a claim without a source',
      { ...minimal, privacyPractices: [{ fact: 'It listens.' }] },
      'acme.json: privacyPractices[0].sources: expected at least one source, or lead: true',
    ],
    [
      'a source that cannot be opened',
      { ...minimal, hardening: [{ ...hardening, sources: ['somebody said so'] }] },
      'acme.json: hardening[0].sources[0]: expected a web address or owner/repository:path',
    ],
  ])('with %s is refused by file, field and expectation', (_what, raw, message) => {
    const client = parseClient(raw, 'acme.json');
    expect(client.ok).toBe(false);
    if (client.ok) return;
    expect(client.problem.kind).toBe('invalid-data');
    expect(client.problem.subject).toBe('acme.json');
    expect(client.problem.message).toContain(message);
  });

  test('of any content at all gives an outcome, never a throw', () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        expect(parseClient(raw, 'x.json').ok).toBe(false);
        expect(parseCatalogue(raw, 'x.json').ok).toBe(false);
      }),
    );
  });
});

describe('a catalogue', () => {
  test('finds its clients by id', () => {
    const parsed = parseCatalogue({ clients: [minimal] }, 'c.json');
    expect(parsed.ok && parsed.value.byId('acme')?.name).toBe('Acme Talk');
    expect(parsed.ok && parsed.value.byId('constructor')).toBeUndefined();
  });

  test.each([
    ['id', {}],
    ['linux.processNames', { id: 'b' }],
  ])('may not give two clients the same %s', (field, change) => {
    const parsed = parseCatalogue({ clients: [minimal, { ...minimal, ...change }] }, 'c.json');
    expect(parsed).toMatchObject({
      ok: false,
      problem: {
        message: expect.stringContaining(
          `c.json: clients[1]: ${field}: expected a value of its own`,
        ),
      },
    });
  });

  test('in full parses from the bundled files too', () => {
    const zoom = readClientFile('zoom.json');
    expect(parseCatalogue({ clients: [zoom] }, 'c.json').ok).toBe(true);
  });
});
