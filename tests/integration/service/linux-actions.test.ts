import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { linuxActions } from '../../../main/platform/linux/actions/index.ts';
import { ownerIn } from '../../../main/platform/linux/actions/loopback-peer.ts';
import { ownFolder } from '../../rigs/own-folder.ts';

const actions = linuxActions();

it('knows whose program is at the other end of a loopback connection', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const accepted = new Promise<number>((resolve) =>
    server.once('connection', (socket) => resolve(socket.remotePort!)),
  );
  const client = connect(port, '127.0.0.1');
  expect(await actions.loopbackPeer(port, await accepted)).toBe(process.getuid!());
  client.destroy();
  server.close();
});

it('reads the other user’s row and not its own', () => {
  const table = [
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    '   0: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000     0        0 1 1 0',
    '   1: 0100007F:C350 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1001        0 2 1 0',
    '   2: 0000000000000000FFFF00000100007F:C351 0000000000000000FFFF00000100007F:1F90 01 00000000:00000000 00:00000000 00000000  1002        0 3 1 0',
    '   3: 0200007F:C352 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1003        0 2 1 0',
  ].join('\n');
  expect(ownerIn(table, 0x1f90, 0xc350)).toBe(1001);
  expect(ownerIn(table, 0x1f90, 0xc351)).toBe(1002);
  expect(ownerIn(table, 0x1f90, 0xc352)).toBeNull();
  expect(ownerIn('', 1, 2)).toBeNull();
});

it('finds the entries that are there below a root and a home, dangling links too', async () => {
  const folder = ownFolder('existing');
  mkdirSync(join(folder.home, '.config/autostart'), { recursive: true });
  writeFileSync(join(folder.home, '.config/autostart/zoom.desktop'), '');
  mkdirSync(join(folder.path, 'etc/cron.daily'), { recursive: true });
  symlinkSync('/nowhere', join(folder.path, 'etc/cron.daily/slack'));
  const entries = [
    '~/.config/autostart/zoom.desktop',
    '~/.config/autostart/none.desktop',
    '/etc/cron.daily/slack',
    '~/../home',
    'relative',
  ];
  expect(await actions.existing(entries, { root: folder.path, home: folder.home })).toEqual([
    '~/.config/autostart/zoom.desktop',
    '/etc/cron.daily/slack',
  ]);
  folder.remove();
});
