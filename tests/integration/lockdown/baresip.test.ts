// A real client obeys: baresip waits for orders on the network as its configuration says, and no longer after the step.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openJournal } from '../../../main/journal/index.ts';
import { checkClients, planSteps } from '../../../main/lockdown/index.ts';
import { startOwnChild } from '../../rigs/own-child.ts';
import { ownFolder } from '../../rigs/own-folder.ts';
import { missingPackages } from '../../rigs/programs.ts';
import { sightOf } from '../../rigs/sight.ts';
import { until } from '../../rigs/until.ts';
import { standIns } from './stand-ins.ts';

const missing = missingPackages('baresip');
const step = 'baresip:local-servers:module-ctrl-tcp';

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
};

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

it.skipIf(missing !== null)(
  `baresip takes orders from the network, and none after the step (needs ${missing ?? 'nothing more'})`,
  async () => {
    const folder = ownFolder('baresip');
    onTestFinished(() => folder.remove());
    const root = folder.path;
    const [orders, console] = [await freePort(), await freePort()];
    const config = join(folder.home, '.baresip/config');
    mkdirSync(join(folder.home, '.baresip'));
    const text = [
      'module_path\t\t/usr/lib/baresip/modules',
      'module_app\t\tctrl_tcp.so',
      `ctrl_tcp_listen\t\t127.0.0.1:${orders}`,
      // Stays: by it the test knows that baresip is up.
      'module\t\t\tcons.so',
      `cons_listen\t\t127.0.0.1:${console}`,
      '',
    ].join('\n');
    writeFileSync(config, text);
    mkdirSync(join(root, 'usr/bin'), { recursive: true });
    writeFileSync(join(root, 'usr/bin/baresip'), '');
    mkdirSync(join(root, 'journal'));
    const journal = openJournal({
      folder: join(root, 'journal'),
      roots: [folder.home],
      keepDays: 1,
    });
    if (!journal.ok) throw new Error(journal.problem.message);
    const look = () => sightOf({ root, home: folder.home }, { uid: 0 });
    const findings = async (): Promise<readonly string[]> =>
      checkClients(await look()).clients.flatMap((client) => client.findings.map(({ id }) => id));

    /** Whether it takes orders, once it runs. */
    const takesOrders = async (): Promise<boolean> => {
      const phone = await startOwnChild(['baresip', '-f', join(folder.home, '.baresip')], {
        env: folder.env,
      });
      try {
        await until('baresip’s console', async () => (await answers(console)) || undefined);
        return await answers(orders);
      } finally {
        await phone.stop('SIGKILL');
      }
    };

    expect(await takesOrders()).toBe(true);
    expect(await findings()).toContain(step);
    const plan = planSteps(await look(), [step]);
    if (!plan.ok) throw new Error(plan.problem.message);
    const done = await journal.value.run(plan.value, standIns({ root, home: folder.home }));
    if (!done.ok) throw new Error(done.problem.message);
    expect(await takesOrders()).toBe(false);
    expect(await findings()).not.toContain(step);
    expect(readFileSync(config, 'utf8')).toBe(text.replace('module_app', '#module_app'));

    const undone = await journal.value.undo(done.value.id, standIns({ root, home: folder.home }), {
      whenChanged: 'refuse',
    });
    expect(undone.ok).toBe(true);
    expect(await takesOrders()).toBe(true);
  },
);
