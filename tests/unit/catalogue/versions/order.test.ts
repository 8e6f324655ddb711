import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareVersions,
  schemeOf,
  type Version,
} from '../../../../main/catalogue/versions/index.ts';
import { clientFiles } from '../fixtures.ts';

const identifier = fc.oneof(fc.nat(20), fc.constantFrom('alpha', 'beta', 'rc'));
const version: fc.Arbitrary<Version> = fc.record({
  // Small numbers, so that equal beginnings are common.
  numbers: fc.array(fc.nat(3), { minLength: 1, maxLength: 4 }),
  stage: fc.oneof(fc.constant(null), fc.array(identifier, { minLength: 1, maxLength: 3 })),
});
const sign = (a: Version, b: Version) => Math.sign(compareVersions(a, b));

describe('the order of versions', () => {
  test('is total and antisymmetric', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect([-1, 0, 1]).toContain(sign(a, b));
        expect(sign(a, b)).toBe(-sign(b, a) + 0);
        expect(sign(a, a)).toBe(0);
      }),
    );
  });

  test('is transitive, equality included', () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        if (sign(a, b) <= 0 && sign(b, c) <= 0) {
          expect(sign(a, c)).toBe(Math.min(sign(a, b), sign(b, c)));
        }
      }),
      { numRuns: 2000 },
    );
  });
});

test('every scheme answers any text at all with a version or null, and means itself by what it reads', () => {
  const clients = clientFiles.map((name) => name.replace('.json', ''));
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^[v\d.() +~:a-z-]{0,40}$/),
    fc.array(fc.nat(99_999), { minLength: 1, maxLength: 5 }).map((parts) => parts.join('.')),
  );
  fc.assert(
    fc.property(fc.constantFrom(...clients, 'nobody'), text, (client, written) => {
      const parsed = schemeOf(client).parse(written);
      if (parsed === null) return;
      expect(parsed.numbers.length).toBeGreaterThan(0);
      expect(parsed.numbers.every((number) => Number.isSafeInteger(number) && number >= 0)).toBe(
        true,
      );
      const again = schemeOf(client).parse(parsed.numbers.join('.'));
      expect(again?.numbers).toEqual(parsed.numbers);
    }),
    { numRuns: 1000 },
  );
});

describe('real versions, oldest first', () => {
  test.each<[client: string, versions: readonly string[]]>([
    [
      'zoom',
      [
        '2.0.106600.0904',
        '2.0.115900.1201',
        '5.9.6',
        '5.10.0',
        '5.17.5',
        '5.17.5.2543',
        '5.17.10.3512',
        '6.0.2.4680',
      ],
    ],
    ['cisco-webex', ['3.0.12427.0', '43.4.0.25788', '44.6.0.29928', '44.6.0.30148', '44.7']],
    [
      'microsoft-teams',
      ['1.5.00.23861', '1.6.00.1381', '24046.2813.2770.1094', '25122.1415.3698.6812'],
    ],
    ['slack', ['4.9.1', '4.35.131', '4.41.105']],
    ['discord', ['0.0.9', '0.0.72', '0.0.291', '1.0.9188']],
    [
      'signal-desktop',
      ['1.15.0-beta.9', '1.15.0-beta.10', '1.15.0', '7.10.0-alpha.2', '7.10.0-beta.1', '7.10.0'],
    ],
    ['element', ['1.9.7', '1.11.70-rc.0', '1.11.70', '1.11.81']],
    ['telegram-desktop', ['2.1.13', '2.2.0', '5.4.1 beta', '5.4.1', '7.2.9']],
    ['mumble', ['1.2.3', '1.3.0~git20190125.440b173', '1.3.0', '1.3.4', '1.5.517', '1.5.735']],
    ['chromium', ['99.0.4844.51', '120.0.6099.109', '120.0.6099.129', '121.0.6167.85']],
    [
      'firefox',
      ['22.0', '78.15.0esr', '89.0', '133.0a1', '133.0b2', '133.0b10', '133.0', '133.0.3'],
    ],
  ])('%s', (client, versions) => {
    const parsed = versions.map((text) => schemeOf(client).parse(text));
    expect(parsed).not.toContain(null);
    for (const [index, later] of parsed.entries()) {
      const earlier = parsed[index - 1];
      if (earlier && later)
        expect(compareVersions(earlier, later), versions[index]).toBeLessThan(0);
    }
  });

  test('Zoom’s own window and its package print the same version', () => {
    const { parse } = schemeOf('zoom');
    expect(parse('5.17.5 (2543)')).toEqual(parse('5.17.5.2543'));
  });

  test.each([
    '',
    'latest',
    '5..1',
    '5.17.5 (2543',
    '-1',
    '1.2.3.4.5.6.7.8.9',
    '99999999999999999999',
    '1:1snap1-0ubuntu2',
  ])('“%s” is no version of Zoom', (text) => expect(schemeOf('zoom').parse(text)).toBeNull());
});
