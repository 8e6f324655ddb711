import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPermissionTable } from '../../../main/platform/linux/permission-store/index.ts';
import { type Table, writeTable } from '../../rigs/permission-store/write-table.ts';

const folder = join(import.meta.dirname, '../../fixtures/permission-store');
const recorded = (name: string): Buffer => readFileSync(join(folder, name));
const read = (bytes: Buffer) => readPermissionTable(bytes, '~/table');

const plain = (table: Table) =>
  Object.fromEntries([...table].map(([id, entry]) => [id, Object.fromEntries(entry)]));
const contentOf = (bytes: Buffer) => {
  const table = read(bytes);
  if (!table.ok) throw new Error(table.problem.cause);
  return plain(table.value);
};

describe('tables that xdg-permission-store has written', () => {
  test('devices: who may, and who may not', () => {
    expect(contentOf(recorded('devices'))).toEqual({
      camera: {
        'com.slack.Slack': ['no'],
        'google-chrome': ['yes'],
        'org.example.Other': ['yes'],
        'snap.zoom-client': ['yes'],
        'us.zoom.Zoom': ['yes'],
      },
      microphone: { 'us.zoom.Zoom': ['yes'] },
      speakers: { 'us.zoom.Zoom': ['yes'] },
    });
  });

  test('screencast: tokens, with something else kept beside the permission', () => {
    expect(contentOf(recorded('screencast'))).toEqual({
      '0b7c2f10-2222-4333-8444-abcdefabcdef': { 'us.zoom.Zoom': ['yes'] },
      '8a6f0d2e-1111-4222-8333-abcdefabcdef': { 'us.zoom.Zoom': ['yes'] },
    });
  });

  test('an entry without permissions, a table without entries, and an entry of more than 255 bytes', () => {
    expect(contentOf(recorded('emptied'))).toEqual({ camera: {} });
    expect(contentOf(recorded('empty'))).toEqual({});
    expect(Object.keys(contentOf(recorded('many')).camera ?? {})).toEqual(
      Array.from({ length: 20 }, (_, at) => `org.example.Application${at + 1}`).sort(),
    );
  });
});

const word = fc.string({ maxLength: 40 }).filter((text) => !text.includes('\0'));
const names = fc.string({ unit: 'grapheme', maxLength: 60 }).filter((text) => !text.includes('\0'));
const tables: fc.Arbitrary<Table> = fc
  .array(
    fc.tuple(names, fc.array(fc.tuple(names, fc.array(word, { maxLength: 4 })), { maxLength: 30 })),
    { maxLength: 20 },
  )
  .map((entries) => new Map(entries.map(([id, apps]) => [id, new Map(apps)])));

test('reads whatever a writer of the same format has written', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const result = read(writeTable(table));
      expect(result.ok && result.value).toEqual(table);
    }),
  );
});

test('containers beyond 64 KB have wider offsets', () => {
  const apps = Array.from({ length: 4_000 }, (_, at) => [`org.example.App${at}`, ['yes']] as const);
  const table = new Map([['camera', new Map(apps)]]);
  expect(contentOf(writeTable(table))).toEqual(plain(table));
});

describe('bytes that are no table', () => {
  const isRefused = (bytes: Buffer): boolean => {
    const result = read(bytes);
    if (result.ok) return false;
    expect(result.problem).toMatchObject({ kind: 'invalid-data', subject: '~/table' });
    return true;
  };

  test('are refused with the flaw: nothing at all, another kind of file, another kind of machine', () => {
    expect(isRefused(Buffer.alloc(0))).toBe(true);
    expect(isRefused(Buffer.alloc(100))).toBe(true);
    const swapped = recorded('devices');
    swapped.write('raVGtnai', 'latin1');
    expect(read(swapped)).toMatchObject({
      problem: { cause: expect.stringContaining('this kind of machine') },
    });
  });

  test('cut short anywhere, it is refused or read as it was, and never invents anybody', () => {
    const whole = recorded('devices');
    const allowed = new Set(Object.values(contentOf(whole)).flatMap(Object.keys));
    for (let length = 0; length < whole.length; length += 1) {
      const result = read(whole.subarray(0, length));
      if (!result.ok) continue;
      for (const entry of result.value.values())
        for (const app of entry.keys()) expect(allowed).toContain(app);
    }
    // A table is refused as soon as a part that is pointed at is not whole.
    expect(isRefused(whole.subarray(0, 200))).toBe(true);
  });

  test('with any bytes of it changed, it is read or refused, and never throws', () => {
    const files = readdirSync(folder).filter((name) => name !== 'README.md');
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 8 }),
        (name, changes) => {
          const bytes = recorded(name);
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
          isRefused(bytes);
        },
      ),
      { numRuns: 5_000 },
    );
  });

  test('any bytes after the header are read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (rest) => {
        const header = Buffer.alloc(24);
        header.write('GVariant', 'latin1');
        header.writeUInt32LE(24, 16);
        header.writeUInt32LE(24 + rest.length, 20);
        isRefused(Buffer.concat([header, rest]));
      }),
      { numRuns: 2_000 },
    );
  });

  test('a table that holds itself, or one part thousands of times, is refused at once', () => {
    const itself = recorded('devices');
    // The item `main` of the root points at the root.
    const item = itself.readUInt32LE(16) + 16;
    for (let at = item; at < itself.readUInt32LE(20); at += 24) {
      itself.writeUInt32LE(itself.readUInt32LE(16), at + 16);
      itself.writeUInt32LE(itself.readUInt32LE(20), at + 20);
    }
    expect(isRefused(itself)).toBe(true);

    const count = 40_000;
    const apps = new Map([['a', ['yes'.repeat(300_000)]]]);
    const large = writeTable(
      new Map(Array.from({ length: count }, (_, at) => [`${at}`, new Map()])),
    );
    const value = writeTable(new Map([['x', apps]]));
    const bytes = Buffer.concat([large, value]);
    const startedAt = performance.now();
    // Every entry's value becomes the long one behind.
    const main = mainOf(large);
    const one = mainOf(value);
    for (let at = main + 12; at < main + 12 + 24 * count; at += 24) {
      bytes.writeUInt32LE(large.length + value.readUInt32LE(one + 12 + 16), at + 16);
      bytes.writeUInt32LE(large.length + value.readUInt32LE(one + 12 + 20), at + 20);
    }
    expect(isRefused(bytes)).toBe(true);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});

/** Where the table called main begins, in a file of the writer's. */
const mainOf = (bytes: Buffer): number => bytes.readUInt32LE(bytes.readUInt32LE(16) + 12 + 16);
