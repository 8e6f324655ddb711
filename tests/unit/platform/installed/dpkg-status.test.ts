import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type DpkgPackage,
  parseStatus,
} from '../../../../main/platform/linux/installed/dpkg-status.ts';

const word = fc.stringMatching(/^[a-z0-9][a-z0-9+.-]{1,12}$/);
const version = fc.stringMatching(/^[0-9][A-Za-z0-9.+~:-]{0,12}$/);
const state = fc.constantFrom(
  'install ok installed',
  'deinstall ok config-files',
  'install ok unpacked',
  'hold ok installed',
);
const stanza: fc.Arbitrary<DpkgPackage> = fc.record({
  name: word,
  status: state,
  version,
  architecture: word,
});
/** Anything that other fields may hold, continuation lines that look like fields among them. */
const noise = fc.constantFrom(
  'Description: a thing\n Package: not-a-package\n Version: 0\n .',
  'Conffiles:\n /etc/x 0123\n /etc/y obsolete',
  'Depends: libc6 (>= 2.17)',
  'Versions: 9',
);

const print = ({ name, status, version: v, architecture }: DpkgPackage, between: string): string =>
  `Package: ${name}\nStatus: ${status}\n${between}\nArchitecture: ${architecture}\nVersion: ${v}\n\n`;

describe('the status file', () => {
  test('for any packages, what dpkg prints is what is read', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(stanza, noise), { maxLength: 20 }), (entries) => {
        const text = entries.map(([entry, between]) => print(entry, between)).join('');
        expect(parseStatus(text)).toEqual({
          packages: entries.map(([entry]) => entry),
          cut: false,
          nameless: 0,
        });
      }),
    );
  });

  test('for any text, nothing is thrown, and no package is made of half a line', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '\n',
        '\n\n',
        'Package:',
        'Package: zoom',
        'Status: ',
        ':',
        '\0',
        'VERSION: 1',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (text) => {
          for (const { name } of parseStatus(text).packages) expect(text).toContain(`${name}`);
        },
      ),
    );
  });

  test('for any cut, the whole packages before it are read, and a version is whole or missing', () => {
    fc.assert(
      fc.property(fc.array(stanza, { minLength: 1, maxLength: 5 }), fc.nat(), (entries, at) => {
        const text = entries.map((entry) => print(entry, 'Priority: optional')).join('');
        const { packages } = parseStatus(text.slice(0, at % text.length));
        for (const [index, { name, version: v }] of packages.entries()) {
          expect(name).toBe(entries[index]?.name);
          expect([entries[index]?.version, null]).toContain(v);
        }
      }),
    );
  });

  test('a recorded file: one package is installed, one has only left its configuration', () => {
    const text = readFileSync(join(import.meta.dirname, '../../../fixtures/dpkg/status'), 'utf8');
    expect(parseStatus(text).packages).toEqual([
      {
        name: 'teams',
        status: 'deinstall ok config-files',
        version: '1.5.00.23861',
        architecture: 'amd64',
      },
      {
        name: 'zoom',
        status: 'install ok installed',
        version: '5.17.11.3835',
        architecture: 'amd64',
      },
    ]);
  });

  test('fields have no case, and only the wanted packages are kept', () => {
    const text =
      'package: zoom\nSTATUS: install ok installed\nversion: 1\n\nPackage: bash\nVersion: 5\n';
    expect(parseStatus(text, new Set(['zoom'])).packages).toEqual([
      { name: 'zoom', status: 'install ok installed', version: '1', architecture: null },
    ]);
  });
});
