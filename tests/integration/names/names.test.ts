// Names out of real packets: two network namespaces of the test's own and a cable between them. The far side has a
// resolver, TLS servers and a media relay on addresses of others; nothing leaves the machine.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '../../../preload/contract/index.ts';
import { startWatching, type Watching } from '../../rigs/callwarden.ts';
import { type OwnChild, startOwnChild } from '../../rigs/own-child.ts';
import { type OwnFolder, ownFolder } from '../../rigs/own-folder.ts';
import { ownNamespace } from '../../rigs/own-namespace.ts';
import { missingPackages } from '../../rigs/programs.ts';
import { until } from '../../rigs/until.ts';

const missing =
  process.getuid?.() === 0
    ? missingPackages('ip', 'nsenter', 'unshare', 'openssl')
    : 'the administrator';

const resolver = '198.51.100.53';
/** In a network of a cloud's, where the address tells nothing. */
const cloud = { lookedUp: '52.84.1.1', greeted: '52.84.1.2', others: '52.84.1.3' };
const relay = '170.114.52.2';
const far = [resolver, relay, ...Object.values(cloud)];
const packets = 1_500;

const answers = {
  'graph.facebook.com': { alias: 'star.c10r.facebook.com', address: cloud.lookedUp },
  'secret.example.org': { address: cloud.others },
};

describe.skipIf(missing !== null)(
  `names out of packets (needs ${missing ?? 'nothing more'})`,
  () => {
    let folder: OwnFolder;
    let root: string;
    let here: readonly [string, ...string[]];
    let env: NodeJS.ProcessEnv;
    let watching: Watching;
    let client: OwnChild;
    const children: OwnChild[] = [];

    const start = async (argv: readonly [string, ...string[]]): Promise<OwnChild> => {
      const child = await startOwnChild(argv, { env });
      children.push(child);
      return child;
    };
    const run = (argv: readonly [string, ...string[]]): void => {
      const [program, ...args] = argv;
      execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    };
    const namespace = async (): Promise<readonly [string, ...string[]]> => {
      const holder = await ownNamespace();
      children.push(holder);
      return ['nsenter', '-t', String(holder.pid), '-n'];
    };

    /** Everything told of the client's connection to this address, the newest last. */
    const told = (address: string): readonly Connection[] =>
      watching.events.flatMap((event) =>
        'connection' in event &&
        event.connection.remote?.address === address &&
        event.connection.pid === client.pid
          ? [event.connection]
          : [],
      );
    const named = (address: string, name: string) =>
      until(`${name} at ${address}`, () =>
        told(address).find(({ party }) => party?.reason.includes(name)),
      );

    beforeAll(async () => {
      folder = ownFolder('names');
      root = join(folder.path, 'root');
      mkdirSync(join(root, 'opt/zoom'), { recursive: true });
      mkdirSync(join(root, 'root'), { recursive: true });
      copyFileSync(process.execPath, join(root, 'opt/zoom/zoom'));
      env = { ...folder.env, XDG_STATE_HOME: join(folder.path, 'state') };

      here = await namespace();
      const there = await namespace();
      const farPid = there[2] ?? '';
      run([...here, 'ip', 'link', 'add', 'near', 'type', 'veth', 'peer', 'far', 'netns', farPid]);
      for (const [inside, end] of [
        [here, 'near'],
        [there, 'far'],
      ] as const) {
        run([...inside, 'ip', 'link', 'set', 'lo', 'up']);
        run([...inside, 'ip', 'link', 'set', end, 'up']);
      }
      run([...here, 'ip', 'addr', 'add', '192.0.2.1/24', 'dev', 'near']);
      run([...here, 'ip', 'route', 'add', 'default', 'via', '192.0.2.2']);
      run([...there, 'ip', 'addr', 'add', '192.0.2.2/24', 'dev', 'far']);
      for (const address of far)
        run([...there, 'ip', 'addr', 'add', `${address}/32`, 'dev', 'far']);

      const key = join(folder.path, 'key.pem');
      const certificate = join(folder.path, 'certificate.pem');
      run(
        `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=far -keyout ${key} -out ${certificate}`.split(
          ' ',
        ) as [string, ...string[]],
      );
      await start([
        ...there,
        process.execPath,
        join(import.meta.dirname, 'far-side.cjs'),
        resolver,
        relay,
        JSON.stringify(answers),
        key,
        certificate,
      ]);

      watching = startWatching(['--root', root, '--names', '--traffic'], env, here);
      await watching.event(
        'health',
        ({ health }) => health.part === 'names' && health.state === 'working',
      );
      client = await start([
        ...here,
        join(root, 'opt/zoom/zoom'),
        join(import.meta.dirname, 'client.cjs'),
        JSON.stringify({
          resolver,
          looksUp: ['graph.facebook.com'],
          hellos: [{ address: cloud.greeted, name: 'us04web.zoom.us' }],
          media: { address: relay, packets },
        }),
      ]);
      // No client: a program like any other, which asks, greets and talks as well.
      await start([
        ...here,
        process.execPath,
        join(import.meta.dirname, 'client.cjs'),
        JSON.stringify({
          resolver,
          looksUp: ['secret.example.org'],
          hellos: [{ address: cloud.greeted, name: 'private.example.org' }],
          media: { address: cloud.others, packets: 100 },
        }),
      ]);
    });

    afterAll(async () => {
      await watching?.stop();
      for (const child of children) await child.stop();
      folder?.remove();
    });

    it('an answer of DNS, through an alias, tells who is behind a cloud’s address', async () => {
      const connection = await named(cloud.lookedUp, 'graph.facebook.com');
      expect(connection.party).toMatchObject({ kind: 'third-party', owner: 'Meta' });
      expect(connection.party?.reason).toContain('name seen in a DNS answer: graph.facebook.com');
      const { alert } = await watching.event('alert', (e) => e.alert.rule === 'new-third-party');
      expect(alert.evidence.join(' ')).toContain('graph.facebook.com');
    });

    it('a hello of TLS tells it, and that of another program to the same address does not', async () => {
      const connection = await named(cloud.greeted, 'us04web.zoom.us');
      expect(connection.party).toMatchObject({ kind: 'vendor', owner: 'Zoom' });
      expect(connection.party?.reason).toContain('name seen in a TLS hello');
    });

    it('an unconnected socket has its peer, and its bytes match what was sent', async () => {
      const sent = packets * 1_000;
      const connection = await until(
        'the last byte',
        () => told(relay).find(({ bytesSent }) => bytesSent === sent),
        20_000,
      );
      expect(connection).toMatchObject({
        client: 'zoom',
        protocol: 'udp',
        remote: { address: relay, port: 8801 },
        party: { kind: 'vendor', owner: 'Zoom' },
      });
      // What is on its way back when the last byte goes out may be told a moment later.
      expect(connection.bytesReceived).toBeGreaterThan(sent * 0.095);
      expect(connection.bytesReceived).toBeLessThanOrEqual(sent * 0.1);
    });

    it('nothing of another program’s names or peers is told or kept', async () => {
      await watching.stop();
      const text = JSON.stringify(watching.events);
      const state = join(folder.path, 'state/callwarden');
      const kept = readdirSync(state).map((file) => readFileSync(join(state, file), 'latin1'));
      for (const word of ['secret.example.org', 'private.example.org', cloud.others]) {
        expect([word, text.includes(word)]).toEqual([word, false]);
        expect([word, kept.some((file) => file.includes(word))]).toEqual([word, false]);
      }
      expect(kept.some((file) => file.includes('us04web.zoom.us'))).toBe(true);
    });
  },
);
