// The documented osquery configuration against a real history: every table's query gives its columns, in the words of
// the sqlite3 program, and every scheduled query runs over tables as osquery makes them (all columns text, and `path`).
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { openStore } from '../../../main/store/index.ts';
import { migrations } from '../../../main/store/schema.ts';
import type { Connection } from '../../../preload/contract/index.ts';
import { type OwnFolder, ownFolder } from '../../rigs/own-folder.ts';
import { missingPackages } from '../../rigs/programs.ts';
import {
  aCapture,
  aConnection,
  aMeeting,
  anAlert,
  ended,
  iso,
  started,
} from '../../unit/store/events.ts';

const missing = missingPackages('sqlite3');
/** Shape: https://osquery.readthedocs.io/en/stable/deployment/configuration/#automatic-table-construction */
const configuration = z
  .strictObject({
    auto_table_construction: z.record(
      z.string().regex(/^callwarden_[a-z_]+$/),
      z.strictObject({
        query: z.string(),
        path: z.literal('/home/%/.local/state/callwarden/callwarden.db'),
        columns: z.array(z.string()).min(1),
        platform: z.literal('linux'),
      }),
    ),
    schedule: z.record(z.string(), z.strictObject({ query: z.string(), interval: z.int() })),
  })
  .parse(
    JSON.parse(
      readFileSync(join(import.meta.dirname, '../../../docs/fleet/osquery-atc.json'), 'utf8'),
    ),
  );

describe.skipIf(missing !== null)(`osquery’s tables (needs ${missing ?? 'nothing more'})`, () => {
  let folder: OwnFolder;
  let file: string;
  const sqlite = (sql: string): readonly Record<string, unknown>[] => {
    const out = execFileSync('sqlite3', ['-readonly', '-json', file, sql], { encoding: 'utf8' });
    return out === '' ? [] : (JSON.parse(out) as Record<string, unknown>[]);
  };
  /** As osquery has a table: text alone, and the path of the file it comes from. */
  const tables = Object.entries(configuration.auto_table_construction)
    .map(
      ([name, { query, columns }]) =>
        `CREATE TEMP VIEW ${name} AS SELECT ${columns
          .map((column) => `ifnull(CAST(${column} AS TEXT), '') AS ${column}`)
          .join(', ')}, '/home/ann' AS path FROM (${query});`,
    )
    .join('\n');

  beforeAll(() => {
    folder = ownFolder('osquery');
    file = join(folder.path, 'callwarden.db');
    const store = openStore({ file });
    if (!store.ok) throw new Error(store.problem.message);
    const nowMs = Date.now() - 600_000;
    const connection: Connection = { ...aConnection('a', 10, 20), openedAt: iso(nowMs) };
    store.value.record([
      started(aCapture('mic', nowMs)),
      { type: 'meeting.started', at: iso(nowMs), meeting: aMeeting('zoom@1', nowMs) },
      { type: 'connection.opened', at: iso(nowMs), connection },
      { type: 'alert', at: iso(nowMs), alert: anAlert('x', nowMs) },
      ended(aCapture('mic', nowMs, nowMs + 300_000)),
      {
        type: 'meeting.ended',
        at: iso(nowMs + 300_000),
        meeting: { ...aMeeting('zoom@1', nowMs, nowMs + 300_000), mediaEndedAt: iso(nowMs) },
      },
    ]);
    store.value.close();
  });
  afterAll(() => folder.remove());

  it.each(Object.entries(configuration.auto_table_construction))(
    '%s gives its columns',
    (_name, { query, columns }) => {
      const rows = sqlite(query);
      expect(rows).toHaveLength(1);
      expect(Object.keys(rows[0] ?? {})).toEqual(columns);
    },
  );

  it.each(Object.entries(configuration.schedule))('%s finds what is there', (_name, { query }) => {
    expect(sqlite(`${tables}\n${query}`)).toHaveLength(1);
  });

  it('has the version that docs/fleet.md describes', () => {
    const text = readFileSync(join(import.meta.dirname, '../../../docs/fleet.md'), 'utf8');
    expect(text).toContain(`version ${migrations.length} of the file`);
    expect(sqlite('SELECT user_version AS version FROM pragma_user_version')).toEqual([
      { version: migrations.length },
    ]);
  });
});
