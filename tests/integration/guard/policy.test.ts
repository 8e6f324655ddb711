// A policy in /etc, on a machine with an /etc of its own: doctor says that it holds, alerts that are off are not raised,
// a lockdown presets what it says, and a user does not take back what only the administrator may.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkReportSchema, type Policy } from '../../../preload/contract/index.ts';
import { startWatching } from '../../rigs/callwarden.ts';
import { clientTree } from '../../rigs/client-tree.ts';
import { type OwnChild, startOwnChild } from '../../rigs/own-child.ts';
import { type OwnFolder, ownFolder } from '../../rigs/own-folder.ts';
import { missingPackages } from '../../rigs/programs.ts';
import { until } from '../../rigs/until.ts';

const missing =
  process.getuid?.() === 0 ? missingPackages('unshare', 'nsenter', 'setpriv') : 'the administrator';
const program = join(import.meta.dirname, '..', '..', '..', 'dist', 'cli', 'callwarden.mjs');
const policy: Policy = {
  version: 1,
  alerts: { off: ['network-listener'] },
  lockdown: { profile: 'strict' },
  undo: { administratorOnly: ['lockdown'] },
};

describe.skipIf(missing !== null)(`a policy (needs ${missing ?? 'nothing more'})`, () => {
  let folder: OwnFolder;
  let machine: OwnChild;
  let inside: readonly [string, ...string[]];
  let env: NodeJS.ProcessEnv;
  const run = (asNobody: boolean, ...args: string[]) => {
    const nobody = asNobody ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];
    const [enter, ...rest] = [...inside, ...nobody, process.execPath, program, ...args];
    const ran = spawnSync(enter ?? '', rest, { env, encoding: 'utf8', timeout: 20_000 });
    return { code: ran.status, out: ran.stdout, err: ran.stderr };
  };

  beforeAll(async () => {
    folder = ownFolder('policy');
    const etc = join(folder.path, 'etc');
    machine = await startOwnChild(
      [
        'unshare',
        '-m',
        'sh',
        '-ec',
        `mount --make-rprivate /; cp -a /etc ${etc}; mount --bind ${etc} /etc; touch ${folder.path}/ready; exec sleep 120`,
      ],
      {},
    );
    await until('its own /etc', () => existsSync(join(folder.path, 'ready')) || undefined);
    inside = ['nsenter', '-t', String(machine.pid), '-m'];
    mkdirSync(join(etc, 'callwarden'));
    writeFileSync(join(etc, 'callwarden/policy.json'), JSON.stringify(policy), { mode: 0o644 });
    env = { ...folder.env, CALLWARDEN_DATA: join(folder.path, 'data') };
    clientTree(folder.path).zoomDeb();
    chmodSync(folder.path, 0o755);
    execFileSync('chown', ['-R', '65534:65534', join(folder.path, 'home')]);
    mkdirSync(join(folder.path, 'data'));
    chownSync(join(folder.path, 'data'), 65_534, 65_534);
  });
  afterAll(async () => {
    await machine.stop();
    folder.remove();
  });

  it('is said by doctor, and understood or not', () => {
    const line = (): unknown =>
      JSON.parse(run(false, 'doctor', '--json').out).health.find(
        ({ part }: { part: string }) => part === 'policy',
      );
    expect(line()).toMatchObject({ state: 'working' });
    const file = join(folder.path, 'etc/callwarden/policy.json');
    writeFileSync(file, '{"version":1,"nonsense":1}');
    expect(line()).toMatchObject({ state: 'absent' });
    writeFileSync(file, JSON.stringify(policy));
  });

  it('turns off the alerts that it names, and no others', async () => {
    const root = join(folder.path, 'root');
    copyFileSync(process.execPath, join(root, 'opt/zoom/zoom'));
    const watching = startWatching(['--root', root, '--no-record'], env, inside);
    const client = await startOwnChild(
      [
        join(root, 'opt/zoom/zoom'),
        '-e',
        "const n = require('net'); n.createServer().listen(0, '0.0.0.0'); n.createServer().listen(0, '127.0.0.1'); setTimeout(() => {}, 1e6)",
      ],
      {},
    );
    const { alert } = await watching.event(
      'alert',
      ({ alert: { rule } }) => rule === 'loopback-listener',
      15_000,
    );
    expect(alert.client).toBe('zoom');
    await watching.event('listener.opened', ({ listener }) => listener.exposure === 'network');
    expect(
      watching.events.some((e) => e.type === 'alert' && e.alert.rule === 'network-listener'),
    ).toBe(false);
    await client.stop();
    await watching.stop();
  });

  it('presets a lockdown, and keeps its undo for the administrator', () => {
    const places = ['--root', join(folder.path, 'root'), '--home', join(folder.path, 'home')];
    const preset = (...args: string[]) =>
      JSON.parse(run(true, 'lockdown', 'zoom', '--dry-run', '--json', ...args, ...places).out).plan
        ?.effects.length ?? 0;
    expect(preset()).toBe(preset('--profile', 'strict'));
    expect(preset()).not.toBe(preset('--profile', 'harmless'));
    const report = checkReportSchema.parse(
      JSON.parse(run(true, 'check', 'zoom', '--json', ...places).out),
    );
    const own = report.clients[0]?.findings.find(
      ({ fix }) => fix?.kind === 'automatic' && !fix.needsRoot,
    );
    const done = run(true, 'lockdown', 'zoom', '--step', own?.id ?? '', '--yes', ...places);
    expect(done).toMatchObject({ code: 0, err: '' });
    const undone = run(true, 'undo', '--last', ...places);
    expect(undone.code).toBe(3);
    expect(undone.err).toContain('Your administrator has set');
  });
});
