// An ordinary user cuts a client's line: their part in the groups that are delegated to them as systemd does it, the rules
// by the administrator's side, through a program that stands where pkexec stands.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blockStateSchema } from '../../../preload/contract/index.ts';
import { buildAsker } from '../../rigs/asker.ts';
import { startWatching } from '../../rigs/callwarden.ts';
import { type OwnChild, startOwnChild } from '../../rigs/own-child.ts';
import { type OwnFolder, ownFolder } from '../../rigs/own-folder.ts';
import { missingNetwork, type OwnNetwork, ownNetwork } from '../../rigs/own-network.ts';
import { missingPackages } from '../../rigs/programs.ts';
import { until } from '../../rigs/until.ts';

const missing = missingNetwork() ?? missingPackages('gcc', 'setpriv');
const program = join(import.meta.dirname, '..', '..', '..', 'dist', 'cli', 'callwarden.mjs');
const nobody = 65_534;
const manager = `/sys/fs/cgroup/user.slice/user-${nobody}.slice/user@${nobody}.service`;
const scope = `${manager}/app-zoom.scope`;
const meta = '157.240.1.35';

describe.skipIf(missing !== null)(
  `as an ordinary user (needs ${missing ?? 'nothing more'})`,
  () => {
    let folder: OwnFolder;
    let root: string;
    let network: OwnNetwork;
    let env: NodeJS.ProcessEnv;
    let client: OwnChild;
    let lines = '';
    const inside = (...command: string[]): readonly [string, ...string[]] => [
      ...network.inside,
      ...command,
    ];
    const asNobody = [
      'setpriv',
      `--reuid=${nobody}`,
      `--regid=${nobody}`,
      '--clear-groups',
    ] as const;
    const sh = (script: string): void => {
      const [enter, ...rest] = inside('sh', '-ec', script);
      execFileSync(enter, rest);
    };
    const callwarden = (...args: string[]) => {
      const [enter, ...rest] = inside(...asNobody, process.execPath, program, ...args);
      const ran = spawnSync(enter, rest, { env, encoding: 'utf8', timeout: 40_000 });
      return { code: ran.status, out: ran.stdout, err: ran.stderr };
    };
    /** In a scope of the session's, as a desktop starts it. */
    const startClient = async (): Promise<OwnChild> => {
      const talk = `const again = () => { const s = require('net').connect({ port: 443, host: '${meta}', timeout: 700 });
      const done = (what) => { s.destroy(); process.stdout.write(what + '\\n'); setTimeout(again, 150); };
      s.once('data', () => done('ok')).once('timeout', () => done('no')).once('error', () => done('no')); }; again();`;
      const command = inside(
        'sh',
        '-ec',
        `echo $$ > ${scope}/cgroup.procs; exec "$@"`,
        'sh',
        ...asNobody,
        join(root, 'opt/zoom/zoom'),
        '-e',
        talk,
      );
      const child = await startOwnChild(command, { env, stdio: ['ignore', 'pipe', 'pipe'] });
      child.child.stdout?.setEncoding('utf8').on('data', (text: string) => {
        lines += text;
      });
      return child;
    };
    const reaches = async (): Promise<boolean> => {
      await setTimeout(1_500);
      lines = '';
      return (await until('a try', () => /^(ok|no)$/m.exec(lines)?.[1], 5_000)) === 'ok';
    };

    beforeAll(async () => {
      folder = ownFolder('block-user');
      chmodSync(folder.path, 0o755);
      root = join(folder.path, 'root');
      mkdirSync(join(root, 'opt/zoom'), { recursive: true });
      mkdirSync(join(root, 'root'), { recursive: true });
      copyFileSync(process.execPath, join(root, 'opt/zoom/zoom'));
      const own = join(folder.path, 'own');
      const bin = join(folder.path, 'bin');
      mkdirSync(own);
      mkdirSync(bin);
      chownSync(own, nobody, nobody);
      buildAsker(join(bin, 'pkexec'));
      env = {
        ...folder.env,
        PATH: `${bin}:${process.env.PATH}`,
        HOME: own,
        CALLWARDEN_DATA: join(own, 'data'),
      };
      network = await ownNetwork(folder.path, [meta]);
      sh(`mount -t tmpfs own /var/lib; mkdir -p ${scope}
        chown -R ${nobody}:${nobody} ${manager}`);
      client = await startClient();
    }, 30_000);
    afterAll(async () => {
      await client.stop('SIGKILL');
      const own = manager.replace('/sys/fs/cgroup/', '');
      const parents = own.split('/').map((_, at, all) => all.slice(0, all.length - at).join('/'));
      await network.stop(`${own}/callwarden-zoom`, `${own}/app-zoom.scope`, ...parents);
      folder.remove();
    });

    it('cuts it with the administrator’s leave, keeps it over a restart, and takes it back', async () => {
      expect(await reaches()).toBe(true);
      const done = callwarden('block', 'zoom', '--third-parties', '--yes', '--root', root);
      expect(done).toMatchObject({ code: 0, err: '' });
      expect(done.out).toContain('The administrator’s password is asked for once');
      expect(await reaches()).toBe(false);
      const state = blockStateSchema.parse(JSON.parse(callwarden('block', 'zoom', '--json').out));
      expect(state).toMatchObject({ holds: true, outside: [], standing: { uid: nobody } });

      await client.stop('SIGKILL');
      const watching = startWatching(['--root', root], env, inside(...asNobody));
      await watching.event('health', ({ health }) => health.part === 'sockets');
      // Older than the one to be moved, and where an ordinary user may move nothing.
      const stray = await startOwnChild(
        inside(...asNobody, join(root, 'opt/zoom/zoom'), '-e', 'setInterval(() => {}, 1000)'),
        { env, stdio: ['ignore', 'pipe', 'pipe'] },
      );
      await watching.event('client.started', (e) => e.client === 'zoom');
      // One more of a client that runs already: seen with the next look, as nobody tells an ordinary user of processes.
      client = await startClient();
      await until(
        'the new process is cut off',
        async () => !(await reaches()) || undefined,
        15_000,
      );
      const besides = callwarden('block', 'zoom', '--json', '--root', root).out;
      expect(blockStateSchema.parse(JSON.parse(besides)).outside).toEqual([stray.child.pid]);
      const said = callwarden('block', 'zoom', '--root', root).out;
      expect(said).toContain(`Process ${stray.child.pid} could not be brought under it`);
      await stray.stop('SIGKILL');
      await watching.stop();

      expect(callwarden('undo', '--last')).toMatchObject({ code: 0, err: '' });
      expect(await reaches()).toBe(true);
      expect(network.nft('list', 'tables')).toBe('');
    }, 60_000);

    it('says what is in the way where no group can be made', async () => {
      await client.stop('SIGKILL');
      await setTimeout(200);
      sh(`chown 0:0 ${manager}`);
      spawnSync('nsenter', inside('rmdir', `${manager}/callwarden-zoom`).slice(1));
      const refused = callwarden('block', 'zoom', '--everything', '--yes', '--root', root);
      expect(refused.code).toBe(3);
      expect(refused.out + refused.err).toMatch(/control group|moved/);
      expect(network.nft('list', 'tables')).toBe('');
    }, 20_000);
  },
);
