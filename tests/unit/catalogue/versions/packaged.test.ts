import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unpackaged } from '../../../../main/catalogue/versions/index.ts';

test.each<[version: string, upstream: string, revised: boolean]>([
  // From Debian 11 to 13, Ubuntu, Fedora, and the vendors' own packages.
  ['1.3.4-4+b1', '1.3.4', true],
  ['1.3.0~git20190125.440b173+dfsg-2+deb10u1', '1.3.0~git20190125.440b173', true],
  ['4.6.5+ds-2+b1', '4.6.5', true],
  ['120.0.6099.129-1~deb12u1', '120.0.6099.129', true],
  ['128.3.1esr-1~deb12u1', '128.3.1esr', true],
  ['1:1.5.517-1build2', '1.5.517', true],
  ['2.0+really1.9-3', '1.9', true],
  ['132.0~build1', '132.0', false],
  ['120.0.6099.109-1', '120.0.6099.109', true],
  ['1.5.735-2.fc41', '1.5.735', true],
  ['5.17.5.2543', '5.17.5.2543', false],
  ['7.10.0-beta.1', '7.10.0-beta.1', false],
  ['0.0.72', '0.0.72', false],
  ['', '', false],
])('%s is %s of the program', (version, upstream, revised) => {
  expect(unpackaged(version)).toEqual({ upstream, revised });
});

test('of any text something is left, and nothing is added', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(text).toContain(unpackaged(text).upstream);
    }),
  );
});
