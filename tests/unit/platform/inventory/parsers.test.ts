import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  execArguments,
  launchesOf,
  unitArguments,
} from '../../../../main/platform/linux/inventory/command-line.ts';
import { parseKeyFile } from '../../../../main/platform/linux/inventory/key-file.ts';
import {
  parseOneLine,
  parseStanzas,
} from '../../../../main/platform/linux/inventory/repositories/apt-sources.ts';
import { hostileText } from '../../../rigs/hostile-text.ts';

describe('command lines', () => {
  test('any words, quoted as the desktop entry specification says, come back as they were', () => {
    const word = fc
      .string({ minLength: 1, maxLength: 20 })
      .filter((text) => !/^%[a-z]$/i.test(text));
    // Quoting first, then the escapes of a value.
    const quoted = (text: string) => `"${text.replace(/["`$\\]/g, '\\$&')}"`;
    const escaped = (text: string) => text.replaceAll('\\', '\\\\');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 5 }), (words) => {
        expect(execArguments(escaped(words.map(quoted).join(' ')))).toEqual(words);
      }),
    );
  });

  test('field codes are no arguments', () => {
    expect(execArguments('/opt/zoom/zoom --url=%u %U %f')).toEqual(['/opt/zoom/zoom', '--url=%u']);
  });

  test.each([
    ['-/opt/zoom/zopen', '/opt/zoom/zopen'],
    ['@!!/opt/zoom/zopen argv0', '/opt/zoom/zopen'],
    ['%h/bin/zoom', '~/bin/zoom'],
  ])('a unit’s command %s', (command, program) => {
    expect(launchesOf(unitArguments(command))).toEqual([{ kind: 'program', program }]);
  });

  test('for any text nothing is thrown, and nothing takes long', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const begin = performance.now();
        launchesOf(execArguments(text));
        launchesOf(['sh', '-c', text]);
        launchesOf(unitArguments(text));
        expect(performance.now() - begin).toBeLessThan(1000);
      }),
    );
  });

  test('a shell in a shell in a shell ends', () => {
    const nested = (depth: number): string =>
      depth === 0 ? '/opt/zoom/zoom' : `sh -c ${JSON.stringify(nested(depth - 1))}`;
    expect(() => launchesOf(execArguments(nested(12)))).not.toThrow();
  });
});

describe('groups of keys', () => {
  test('the last value of a key counts, groups of one name are one, and a mark of byte order is none', () => {
    const file = parseKeyFile('\ufeff[A]\r\nx = 1\r\n# y=2\n[B]\nx=3\n[A]\nx=2\nz[de]=4\n');
    expect(file.value('A', 'x')).toBe('2');
    expect(file.values('A', 'x')).toEqual(['1', '2']);
    expect(file.value('A', 'z[de]')).toBe('4');
    expect(file.value('A', 'y')).toBeNull();
    expect([file.groups, file.flaws]).toEqual([['A', 'B'], []]);
  });

  test('lines that are nothing are counted, and names such as __proto__ are names', () => {
    const file = parseKeyFile('[__proto__]\nconstructor=x\n=y\nnonsense\n[half\n');
    expect(file.value('__proto__', 'constructor')).toBe('x');
    expect(file.value('constructor', 'toString')).toBeNull();
    expect(file.flaws).toEqual([3, 4, 5]);
  });

  test('for any text nothing is thrown, and every line is a key, a group, a comment, or a flaw', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        parseOneLine(text);
        parseStanzas(text);
        const { flaws } = parseKeyFile(text);
        expect(flaws.length).toBeLessThanOrEqual(text.split('\n').length);
      }),
    );
  });
});
