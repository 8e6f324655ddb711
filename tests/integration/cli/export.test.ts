// Exporting a real history from the terminal: all of it once, and into a file that goes on where it was left.
import { existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ecsSchema, ocsfSchema } from '../../../main/export/index.ts';
import { openStore } from '../../../main/store/index.ts';
import { callwarden } from '../../rigs/callwarden.ts';
import { type OwnFolder, ownFolder } from '../../rigs/own-folder.ts';
import {
  aCapture,
  aConnection,
  aMeeting,
  anAlert,
  ended,
  iso,
  started,
} from '../../unit/store/events.ts';

describe('export', () => {
  let folder: OwnFolder;
  let env: NodeJS.ProcessEnv;
  const file = () => join(folder.path, 'out.jsonl');
  const linesOf = (path: string): readonly string[] =>
    existsSync(path)
      ? readFileSync(path, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
      : [];
  const remember = (id: string, agoMs: number): void => {
    const store = openStore({ file: join(folder.path, 'data', 'callwarden.db') });
    if (!store.ok) throw new Error(store.problem.message);
    const startMs = Date.now() - agoMs;
    const endMs = startMs + 60_000;
    store.value.record([
      started(aCapture(`mic-${id}`, startMs)),
      { type: 'meeting.started', at: iso(startMs), meeting: aMeeting(`zoom@${id}`, startMs) },
      {
        type: 'connection.opened',
        at: iso(startMs),
        connection: { ...aConnection(`c-${id}`, 10, 20), openedAt: iso(startMs) },
      },
      { type: 'alert', at: iso(startMs), alert: anAlert(`alert-${id}`, startMs) },
      ended(aCapture(`mic-${id}`, startMs, endMs)),
      { type: 'meeting.ended', at: iso(endMs), meeting: aMeeting(`zoom@${id}`, startMs, endMs) },
    ]);
    store.value.close();
  };

  beforeAll(() => {
    folder = ownFolder('export');
    env = { ...folder.env, CALLWARDEN_DATA: join(folder.path, 'data') };
    remember('one', 3_600_000);
  });
  afterAll(() => folder.remove());

  it('says everything that is over, in both formats, each line by its schema', () => {
    for (const [format, schema] of [
      ['ecs', ecsSchema],
      ['ocsf', ocsfSchema],
    ] as const) {
      const { code, out, err } = callwarden(['export', '--format', format], env);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      const lines = out
        .trim()
        .split('\n')
        .map((line) => schema.parse(JSON.parse(line)));
      expect(lines).toHaveLength(4);
    }
    expect(callwarden(['export', '--format', 'ecs', '--since', '10m'], env).out).toBe('');
  });

  it('goes on in a file where it was left, each thing once', () => {
    const args = ['export', '--format', 'ecs', '--file', file()];
    expect(callwarden(args, env)).toMatchObject({ code: 0, out: '', err: '' });
    expect(linesOf(file())).toHaveLength(4);
    expect(callwarden(args, env).code).toBe(0);
    expect(linesOf(file())).toHaveLength(4);
    expect(statSync(file()).mode & 0o007).toBe(0);
  });

  it('begins a new file before the old one grows too large, and keeps so many', () => {
    const small = join(folder.path, 'small.jsonl');
    const args = ['export', '--format', 'ecs', '--file', small, '--rotate', '1k', '--keep', '2'];
    expect(callwarden(args, env).code).toBe(0);
    expect([small, `${small}.1`, `${small}.2`].map((each) => linesOf(each).length)).toEqual([
      1, 1, 1,
    ]);
    expect(existsSync(`${small}.3`)).toBe(false);
    for (const each of [small, `${small}.1`])
      expect(statSync(each).size).toBeLessThanOrEqual(1_000);
  });

  it('writes through no link, and understands what it is asked', () => {
    const link = join(folder.path, 'link');
    symlinkSync(file(), link);
    const before = linesOf(file()).length;
    expect(callwarden(['export', '--format', 'ecs', '--file', link], env)).toMatchObject({
      code: 3,
    });
    expect(linesOf(file())).toHaveLength(before);
    for (const wrong of [
      ['--format', 'xml'],
      ['--format', 'ecs', '--rotate', '10'],
      ['--format', 'ecs', '--follow'],
      [],
    ])
      expect(callwarden(['export', ...wrong], env).code).toBe(2);
  });
});
