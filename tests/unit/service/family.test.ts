import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { familyOf } from '../../../main/guard/service/family.ts';
import type { RunningProcess } from '../../../main/platform/port/index.ts';

const running = (pid: number, parent: number, startTicks = pid): RunningProcess => ({
  pid,
  parent,
  startTicks,
  startedAtMs: startTicks * 10,
});
const pids = (
  question: Partial<Parameters<typeof familyOf>[0]> & { running: RunningProcess[] },
): number[] => familyOf({ known: [], others: [], self: 50, ...question }).map(({ pid }) => pid);

const init = running(1, 0);
const shell = running(40, 1);
const us = running(50, 40);

describe('the processes that end with a client', () => {
  it('are its own and what they started', () => {
    const zoom = running(100, 40);
    const all = [init, shell, us, zoom, running(101, 100), running(102, 101), running(103, 40)];
    expect(pids({ running: all, known: [zoom] })).toEqual([100, 101, 102]);
  });

  it('are none where the pid is somebody else’s now', () => {
    const reused = running(100, 40, 9_000);
    expect(pids({ running: [init, shell, us, reused], known: [running(100, 40)] })).toEqual([]);
  });

  it('are none where the pid went to somebody else a tick later', () => {
    const reused = running(100, 40, 101);
    expect(pids({ running: [init, shell, us, reused], known: [running(100, 40)] })).toEqual([]);
  });

  it('include a child whose pid was another client’s before', () => {
    const zoom = running(100, 1);
    expect(
      pids({
        running: [init, us, zoom, running(101, 100, 200)],
        known: [zoom],
        others: [running(101, 1, 50)],
      }),
    ).toEqual([100, 101]);
  });

  it('do not include a browser that it opened', () => {
    const zoom = running(100, 1);
    expect(
      pids({
        running: [init, us, zoom, running(101, 100), running(102, 101)],
        known: [zoom],
        others: [running(101, 100), running(102, 101)],
      }),
    ).toEqual([100]);
  });

  it('do not include a process whose parent’s pid was used again', () => {
    const zoom = running(100, 1, 500);
    expect(pids({ running: [init, us, zoom, running(101, 100, 400)], known: [zoom] })).toEqual([
      100,
    ]);
  });

  it('include what those found before have started meanwhile', () => {
    expect(
      pids({
        running: [init, us, running(101, 1), running(102, 101)],
        known: [{ pid: 101, startTicks: 101 }],
      }),
    ).toEqual([101, 102]);
    expect(
      pids({ running: [init, us, running(101, 1, 7)], known: [{ pid: 101, startTicks: 101 }] }),
    ).toEqual([]);
  });

  it('are not us, our parents or our helpers, even where the client started us', () => {
    const zoom = running(30, 1);
    const starter = running(41, 30);
    const self = running(50, 41);
    const all = [init, zoom, starter, self, running(51, 50), running(60, 30)];
    expect(
      pids({
        running: all,
        known: [zoom, starter, self, running(51, 50), running(60, 30)],
      }),
    ).toEqual([60]);
  });

  it('include a client that we opened ourselves', () => {
    const browser = running(51, 50);
    expect(
      pids({ running: [init, shell, us, browser, running(52, 51)], known: [browser] }),
    ).toEqual([51, 52]);
  });

  it('never include pid 0, 1, ourselves or our ancestors, whatever the table says', () => {
    const anyProcess = fc
      .record({ pid: fc.nat(20), parent: fc.nat(20), startTicks: fc.nat(5) })
      .map((p) => ({ ...p, startedAtMs: p.startTicks * 10 }));
    fc.assert(
      fc.property(
        fc.uniqueArray(anyProcess, { selector: (p) => p.pid }),
        fc.nat(20),
        (all, self) => {
          const found = familyOf({
            running: all,
            known: all,
            others: [],
            self,
          }).map((p) => p.pid);
          let above: number | undefined = self;
          for (let step = 0; above !== undefined && step < 30; step += 1) {
            expect(found).not.toContain(above);
            above = all.find((p) => p.pid === above)?.parent;
          }
          expect(found).not.toContain(0);
          expect(found).not.toContain(1);
        },
      ),
    );
  });
});
