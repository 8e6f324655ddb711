// The administrator's part on Windows: two processes, one question that Wine does not ask and a stand-in says no to.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../main/outcome.ts';
import type {
  Applied,
  JournalEntry,
  Plan,
  Removed,
  Survey,
  UndoResult,
} from '../../../preload/contract/index.ts';
import { answered, bundledForWine, dataFolder, exported } from '../../rigs/windows-changes.ts';
import { builtWinProbe, refusingWinProbe } from '../../rigs/windows-probe.ts';
import { standInProgram } from '../../rigs/windows-stand-in.ts';
import { missingForWine, type WinePrefix, winePrefix } from '../../rigs/wine.ts';

const missing = missingForWine();
const patienceMs = 240_000;
const version = 'Software\\Microsoft\\Windows\\CurrentVersion';
const zoom = 'C:\\Program Files\\Zoom\\bin\\Zoom.exe';
const policy = 'zoom:client-configuration:policy-au2-enableautoupdate';
const startup = 'zoom:running-without-need:startup-apps';
const policies = 'HKEY_LOCAL_MACHINE\\Software\\Policies\\Zoom';
const run = `HKEY_LOCAL_MACHINE\\${version}\\Run`;
const approved = `HKEY_LOCAL_MACHINE\\${version}\\Explorer\\StartupApproved`;
const ownRun = `HKEY_CURRENT_USER\\${version}`;
const service = 'HKEY_LOCAL_MACHINE\\System\\CurrentControlSet\\Services\\ZoomCptService';
const journal = 'C:\\ProgramData\\Callwarden\\journal';

describe.skipIf(missing !== null)(`under Wine${missing ? `, which needs ${missing}` : ''}`, () => {
  let prefix: WinePrefix;
  let program: string;

  const ask = (safety: 'safe' | 'as-it-is', what: string, ...words: readonly string[]): unknown => {
    const answer = 'C:\\answer.json';
    const ran = prefix.node([program, safety, answer, dataFolder, 'zoom', what, ...words]);
    if (ran.code !== 0) throw new Error(ran.err);
    return JSON.parse(readFileSync(prefix.place(answer), 'utf8'));
  };
  const apply = (safety: 'safe' | 'as-it-is', ...steps: readonly string[]) =>
    ask(safety, 'apply', ...steps) as { plan: Plan; done: Outcome<Applied> };
  const registryNow = () => [policies, run, approved, ownRun].map((key) => exported(prefix, key));

  beforeAll(async () => {
    await builtWinProbe();
    prefix = await winePrefix();
    prefix.copy(standInProgram(), zoom);
    mkdirSync(prefix.place(dataFolder), { recursive: true });
    prefix.register({
      [`HKEY_LOCAL_MACHINE\\${version}\\Uninstall\\ZoomUMX`]: {
        DisplayName: 'Zoom Workplace (64-bit)',
        InstallLocation: 'C:\\Program Files\\Zoom\\bin',
      },
      [`${ownRun}\\Run`]: { Zoom: `"${zoom}" --tray` },
      [run]: { ZoomAll: zoom },
      [approved]: {},
      [`${policies}\\Zoom Meetings\\Updates`]: { AU2_EnableAutoUpdate: 0 },
    });
    program = await bundledForWine(
      `${import.meta.dirname}/elevation-child.ts`,
      'changes-elevation',
    );
  }, patienceMs);
  afterAll(() => prefix.remove());

  it(
    'is done by the other process, under a journal of its own, and taken back by it',
    () => {
      const before = registryNow();
      const { plan, done } = apply('safe', startup, policy);
      expect(plan.effects.map(({ needsRoot }) => needsRoot)).toEqual(
        expect.arrayContaining([true, false]),
      );
      const { entry } = answered<Applied>(done);
      expect(entry.effects).toHaveLength(3);
      expect(registryNow()).not.toEqual(before);
      expect(exported(prefix, policies)).toContain('"AU2_EnableAutoUpdate"=dword:00000001');
      expect(existsSync(prefix.place(journal))).toBe(true);
      const entries = answered<JournalEntry[]>(ask('safe', 'entries'));
      expect(entries.map(({ id, effects }) => [id, effects.length])).toEqual([[entry.id, 3]]);
      const undone = answered<UndoResult>(ask('safe', 'undo', entry.id));
      expect([undone.entry.state, undone.changed]).toEqual(['undone', []]);
      expect(registryNow()).toEqual(before);
    },
    patienceMs,
  );

  it(
    'says that you said no, and takes the person’s own part back',
    async () => {
      const before = registryNow();
      prefix.env.CALLWARDEN_PROBE = await refusingWinProbe();
      try {
        const { done } = apply('safe', startup, policy);
        expect(done).toMatchObject({
          ok: false,
          problem: { kind: 'not-permitted', message: expect.stringContaining('you said no') },
        });
      } finally {
        delete prefix.env.CALLWARDEN_PROBE;
      }
      expect(registryNow()).toEqual(before);
    },
    patienceMs,
  );

  it(
    'starts nothing that others may change, and asks nobody',
    () => {
      const before = registryNow();
      const { done } = apply('as-it-is', policy);
      expect(done).toMatchObject({
        ok: false,
        problem: { kind: 'not-permitted', message: expect.stringContaining('by others') },
      });
      expect(registryNow()).toEqual(before);
      // The other side does not take the first one's word for it.
      const told = ask('as-it-is', 'plan-file', '{}');
      expect(told).toMatchObject({
        ok: false,
        problem: { kind: 'not-permitted', message: expect.stringContaining('by others') },
      });
    },
    patienceMs,
  );

  it(
    'does nothing that it has not found itself, and no plan but the one that was shown',
    () => {
      const evil = {
        id: '3f0f4a53-2f6d-4c5e-9d0a-0d7a1b6f3a11',
        madeAtMs: 1,
        purpose: 'lockdown',
        client: null,
        actions: [
          {
            kind: 'set-registry',
            step: 's',
            sentence: 'Start something with Windows.',
            needsRoot: true,
            change: {
              key: `HKLM\\${version}\\Run`,
              view: 64,
              value: 'evil',
              from: { kind: 'absent' },
              to: {
                kind: 'value',
                type: 1,
                data: Buffer.from('evil.exe', 'utf16le').toString('base64'),
              },
              made: [],
            },
          },
        ],
      };
      expect(ask('safe', 'plan-file', JSON.stringify(evil))).toMatchObject({
        ok: false,
        problem: { kind: 'not-permitted', subject: 's' },
      });
      const [other] = ['0'.repeat(64)];
      expect(ask('safe', 'plan-file', JSON.stringify(evil), other)).toMatchObject({
        ok: false,
        problem: { kind: 'conflict' },
      });
      expect(exported(prefix, run)).not.toContain('evil');
    },
    patienceMs,
  );

  it(
    'takes away for the whole machine what a removed client has left, and brings it back',
    () => {
      const data = 'C:\\ProgramData\\Zoom\\settings.db';
      prefix.write(data, 'settings');
      prefix.run(['reg', 'delete', `HKLM\\${version}\\Uninstall\\ZoomUMX`, '/f']);
      prefix.register({
        [service]: {
          Type: 0x10,
          Start: 2,
          ErrorControl: 1,
          ImagePath: '"C:\\Program Files\\Zoom\\CptService.exe"',
        },
        [`${service}\\Parameters`]: { Blob: { binary: Buffer.from([0, 255]) } },
      });
      const before = exported(prefix, service);
      const { remnants } = answered<Survey>(ask('safe', 'survey'));
      const wanted = [
        'zoom:data:C:\\ProgramData\\Zoom',
        'zoom:service:ZoomCptService',
        'zoom:configuration:HKLM\\Software\\Policies\\Zoom',
      ];
      expect(
        remnants.flatMap(({ id, needsRoot, way }) =>
          wanted.includes(id) ? [[id, needsRoot, way]] : [],
        ),
      ).toEqual(expect.arrayContaining(wanted.map((id) => [id, true, 'quarantine'])));
      const { done } = ask('safe', 'remove', ...wanted) as { done: Outcome<Removed> };
      const { entry } = answered<Removed>(done);
      expect(existsSync(prefix.place(data))).toBe(false);
      expect(
        prefix.run(['reg', 'query', 'HKLM\\System\\CurrentControlSet\\Services\\ZoomCptService'])
          .status,
      ).not.toBe(0);
      const undone = answered<UndoResult>(ask('safe', 'undo', entry.id));
      expect(undone.entry.state).toBe('undone');
      expect(exported(prefix, service)).toBe(before);
      expect(readFileSync(prefix.place(data), 'utf8')).toBe('settings');
    },
    patienceMs,
  );
});
