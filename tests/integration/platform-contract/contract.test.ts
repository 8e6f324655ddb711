// One contract, every platform: the same scenarios and the same assertions over each implementation that runs here.
import { beforeAll, describe, expect, it } from 'vitest';
import { healthSchema, problemSchema } from '../../../preload/contract/index.ts';
import { type Answered, implementations } from './implementations.ts';
import { type Answers, type ScenarioName, scenarios } from './scenarios.ts';

const aProblem = (outcome: unknown): void => {
  const { ok, problem } = outcome as { ok: boolean; problem: unknown };
  expect(ok).toBe(false);
  problemSchema.parse(problem);
};

/** What has to hold of each answer, whichever platform gave it. */
const assertions: {
  readonly [N in ScenarioName]: (answer: Answers[N], platform: string) => void;
} = {
  'says which platform it is': (answer, platform) => expect(answer).toBe(platform),

  'one look holds this very process, and is complete': (answer) => {
    expect(answer.own?.toLowerCase()).toBe(answer.executable.toLowerCase());
    expect(answer.complete).toBe(1);
    expect(answer.startedAgoMs).toBeGreaterThanOrEqual(0);
    expect(answer.startedAgoMs).toBeLessThan(120_000);
  },

  'everything first, then what starts and stops, each under its own start': (answer) =>
    expect(answer).toEqual({ isChild: true, sameKey: true, toldAfterStop: 0 }),

  'sockets of the focus, with both ends, and their end': (answer) =>
    expect(answer).toEqual({
      unfocused: 0,
      protocol: 'tcp',
      state: 'established',
      own: true,
      local: '127.0.0.1',
      remote: '127.0.0.1',
    }),

  'a process is ended by pid and start, never by pid alone': (answer) =>
    expect(answer).toEqual({
      parent: true,
      runs: true,
      otherRuns: false,
      endOther: { ok: true, value: 'gone' },
      stillRuns: true,
      end: { ok: true, value: 'asked' },
      endAgain: { ok: true, value: 'gone' },
    }),

  'nothing is installed in an empty root, and a missing one is said': (answer) => {
    expect(answer.installations).toEqual([]);
    expect(answer.missing).toBe('not-found');
    expect(answer.health.map(({ part }) => part)).toEqual(['packages']);
  },

  'a folder that no package knows is an installation, and proves nothing': (answer) => {
    expect(answer.clients).toEqual([['zoom', 'folder']]);
    expect(answer.paths[0]).toMatch(/zoom(\.us\.app)?$/i);
    expect(answer.owner).toBeNull();
  },

  'which entries are there, in their order, and none above the root': (answer) => {
    expect(answer).toHaveLength(1);
    expect(answer[0]).toMatch(/zoom(\.us\.app)?$/i);
  },

  'an inventory always has every list, and says what it could not read': (answer) => {
    expect(answer.lists).toBe(true);
    for (const problem of answer.problems) problemSchema.parse(problem);
  },

  'a microphone that is not there cannot be muted': (answer) => {
    aProblem(answer.microphone);
    aProblem(answer.stream);
  },

  'windows are seen, or it is said why not': (answer, platform) => {
    if (!answer.ok) aProblem(answer);
    // One window was put on the screen beforehand.
    if (platform === 'win32') expect(answer.ok && answer.pids.length).toBe(1);
  },

  'servers can be opened and closed, twice too, and speak of themselves alone': (answer) => {
    for (const part of answer) expect(['sound-server', 'camera-server']).toContain(part);
  },

  'the other end of a connection is a user, or unknown': (answer) => expect(answer).toBe(true),

  'the administrator’s answer goes to who asked, and is no way to write a file': (answer) => {
    if (answer === null) return;
    expect(answer.isHere).toMatchObject({ ok: true, value: expect.any(Boolean) });
    for (const refused of answer.refused) aProblem(refused);
    // What cannot be looked at is not trusted.
    expect(answer.missing).toEqual({ ok: true, value: 'C:\\nothing\\there.exe' });
  },

  'a command is run to its end, and a missing one is said': (answer) => {
    if (answer === null) return;
    expect(answer.well).toEqual({ ok: true });
    aProblem(answer.ill);
    expect(answer.missing).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
  },

  'what it says about itself is whole': (answer) => {
    const parts = answer.map((health) => healthSchema.parse(health).part);
    expect(parts).toEqual(
      expect.arrayContaining([
        'probe',
        'process-events',
        'device-events',
        'sockets',
        'other-users',
        'sound-server',
        'camera-server',
      ]),
    );
    for (const { state, detail } of answer) {
      expect(detail, state).toMatch(/[.!]$/);
    }
  },
};

describe.each(implementations)('the contract on $where', ({ name, missing, run }) => {
  let answered: Answered = {};
  beforeAll(async () => {
    if (missing === null) answered = await run();
  }, 120_000);

  const because = missing === null ? '' : ` (needs ${missing})`;
  for (const scenario of Object.keys(scenarios) as ScenarioName[]) {
    it.skipIf(missing !== null)(`${scenario}${because}`, () => {
      const given = answered[scenario];
      if (given === undefined || 'failed' in given) {
        throw new Error(given?.failed ?? 'it was not answered');
      }
      const holds = assertions[scenario] as (answer: unknown, platform: string) => void;
      holds(given.answer, name);
    });
  }
});
