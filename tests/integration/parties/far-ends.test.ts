// A client's real connections to real addresses, in a network namespace that has nothing but its own loopback: the
// addresses of others are this namespace's own, so nothing leaves the machine.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWatching } from '../../rigs/callwarden.ts';
import { type OwnChild, startOwnChild } from '../../rigs/own-child.ts';
import { type OwnFolder, ownFolder } from '../../rigs/own-folder.ts';
import { ownNamespace } from '../../rigs/own-namespace.ts';
import { missingPackages } from '../../rigs/programs.ts';

const missing =
  process.getuid?.() === 0 ? missingPackages('ip', 'nsenter', 'unshare') : 'the administrator';

const zoom = '170.114.52.2';
const meta = '157.240.1.35';
const nobody = '203.0.113.9';

describe.skipIf(missing !== null)(
  `whose the far ends are (needs ${missing ?? 'nothing more'})`,
  () => {
    let folder: OwnFolder;
    let root: string;
    let holder: OwnChild;
    let inside: readonly [string, ...string[]];
    let env: NodeJS.ProcessEnv;
    const children: OwnChild[] = [];

    const start = async (argv: readonly [string, ...string[]]): Promise<OwnChild> => {
      const [enter, ...rest] = inside;
      const child = await startOwnChild([enter, ...rest, ...argv], { env });
      children.push(child);
      return child;
    };

    beforeAll(async () => {
      folder = ownFolder('parties');
      root = join(folder.path, 'root');
      mkdirSync(join(root, 'opt/zoom'), { recursive: true });
      mkdirSync(join(root, 'root'), { recursive: true });
      env = { ...folder.env, XDG_STATE_HOME: join(folder.path, 'state') };
      holder = await ownNamespace();
      inside = ['nsenter', '-t', String(holder.pid), '-n'];
      const ip = (...args: string[]): void => {
        const [enter, ...rest] = inside;
        execFileSync(enter, [...rest, 'ip', ...args]);
      };
      ip('link', 'set', 'lo', 'up');
      for (const address of [zoom, meta, nobody]) ip('addr', 'add', `${address}/32`, 'dev', 'lo');
      await start([
        process.execPath,
        '-e',
        "require('net').createServer((s) => s.on('data', () => s.write('x'.repeat(1000)))).listen(443)",
      ]);
      copyFileSync(process.execPath, join(root, 'opt/zoom/zoom'));
    });
    afterAll(async () => {
      for (const child of children) await child.stop();
      await holder.stop();
      folder.remove();
    });

    it('the vendor, a third party and nobody known are told apart, and the third party is news once', async () => {
      const watching = startWatching(['--root', root], env, inside);
      const client = await start([
        join(root, 'opt/zoom/zoom'),
        '-e',
        `for (const host of ${JSON.stringify([zoom, meta, nobody])})
         require('net').connect(443, host, function () { this.write('hello'); }).on('error', () => setTimeout(() => {}, 1e6));
       setTimeout(() => {}, 1e6);`,
      ]);
      const partyAt = async (address: string) => {
        const { connection } = await watching.event(
          'connection.opened',
          (e) => e.connection.remote?.address === address && e.connection.pid === client.pid,
        );
        return connection.party;
      };
      expect(await partyAt(zoom)).toEqual({
        kind: 'vendor',
        owner: 'Zoom',
        reason: "in Zoom's published range 170.114.0.0/16",
      });
      expect(await partyAt(meta)).toEqual({
        kind: 'third-party',
        owner: 'Meta',
        reason: 'AS32934 Facebook, Inc.',
      });
      expect(await partyAt(nobody)).toMatchObject({ kind: 'unknown', owner: null });
      const { alert } = await watching.event('alert', (e) => e.alert.rule === 'new-third-party');
      expect(alert).toMatchObject({ client: 'zoom', pid: client.pid });
      expect(alert.evidence).toEqual([
        'Zoom is connected to Meta for the first time.',
        `The other end is ${meta}:443 (tcp): AS32934 Facebook, Inc.`,
      ]);
      expect(await watching.stop()).toBe(0);

      const again = startWatching(['--root', root], env, inside);
      await again.event('connection.opened', (e) => e.connection.party?.kind === 'third-party');
      await again.event('connection.opened', (e) => e.connection.remote?.address === nobody);
      expect(await again.stop()).toBe(0);
      expect(
        again.events.filter((e) => e.type === 'alert' && e.alert.rule === 'new-third-party'),
      ).toEqual([]);

      const raw = new DatabaseSync(join(folder.path, 'state/callwarden/callwarden.db'), {
        readOnly: true,
      });
      const rows = raw
        .prepare(
          'SELECT remote_address, party, party_owner FROM connections WHERE remote_address IS NOT NULL ORDER BY party',
        )
        .all();
      raw.close();
      expect(rows).toMatchObject([
        { remote_address: meta, party: 'third-party', party_owner: 'Meta' },
        { remote_address: nobody, party: 'unknown', party_owner: null },
        { remote_address: zoom, party: 'vendor', party_owner: 'Zoom' },
      ]);
    });
  },
);
