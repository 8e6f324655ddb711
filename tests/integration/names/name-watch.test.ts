// The program and the guard's side of it: it is told whom to follow, started again when it dies, and let alone where it
// would never tell anything.
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nameWatchHealth } from '../../../main/platform/linux/names/check.ts';
import { openNameWatch } from '../../../main/platform/linux/names/index.ts';
import type { NameObservation, NameWatch } from '../../../main/platform/port/index.ts';
import type { Health } from '../../../preload/contract/index.ts';
import { type OwnFolder, ownFolder } from '../../rigs/own-folder.ts';
import { until } from '../../rigs/until.ts';
import { standIn } from '../probe/stand-in.ts';

let folder: OwnFolder;
let watch: NameWatch | null = null;
let told: NameObservation[];

beforeEach(() => {
  folder = ownFolder('name-watch');
  told = [];
});
afterEach(async () => {
  await watch?.stop();
  watch = null;
  folder.remove();
});

const open = (program: string | null): NameWatch => {
  watch = openNameWatch((observations) => told.push(...observations), program);
  return watch;
};
const health = (state: Health['state'], count = 1) =>
  until(
    `${state}, ${count} times`,
    () =>
      told
        .flatMap((each) => (each.type === 'health' ? [each.health] : []))
        .filter((each) => each.state === state)[count - 1],
  );
const hello =
  "const namesHello = { type: 'hello', protocol: 1, probe: 'names', version: '1', pid: 1, uid: 0, packets: true, reasons: {} };";
const seen = (more: string) =>
  `{ type: 'name.seen', name: 'a.example', address: '192.0.2.1', localPort: null, via: 'dns', atMs: 1, ${more} }`;

describe('a program that works', () => {
  it('is told whom to follow once it has said hello, and what changes from then on', async () => {
    const program = standIn(folder.path, `${hello} setTimeout(() => print(namesHello), 100);`);
    const names = open(program.binary);
    const zoom = { protocol: 'tcp', localPort: 5_000, remoteAddress: '192.0.2.1' } as const;
    const media = { protocol: 'udp', localPort: 6_000, remoteAddress: null } as const;
    names.follow([zoom]);
    names.follow([zoom, media]);
    await health('working');
    names.follow([zoom, media]);
    names.follow([{ ...media, remoteAddress: 'fe80::1%eth0' }, zoom]);
    await until('four commands', () => program.commands().length === 4 || undefined);
    expect(program.commands()).toEqual([
      'follow tcp 5000 192.0.2.1',
      'follow udp 6000',
      'follow udp 6000 fe80::1',
      'unfollow udp 6000',
    ]);
  });

  it('is started again when it dies, and told again whom to follow', async () => {
    const program = standIn(
      folder.path,
      `${hello} print(namesHello); if (life === 1) setTimeout(() => process.kill(process.pid, 'SIGKILL'), 200);`,
    );
    open(program.binary).follow([{ protocol: 'udp', localPort: 7, remoteAddress: null }]);
    await health('working');
    expect((await health('limited')).detail).toContain('SIGKILL');
    await health('working', 2);
    await until('two follows', () => program.commands().length === 2 || undefined);
    expect(program.commands()).toEqual(['follow udp 7', 'follow udp 7']);
  });

  it('passes what is of the protocol, and nothing else', async () => {
    const lines = [
      seen(''),
      seen("name: 'b ad.example'"),
      seen("name: '\\u001b[2J.example'"),
      seen("name: '<b>.example'"),
      seen("address: 'elsewhere'"),
      seen('localPort: 70000'),
      "'no JSON'",
      seen("name: 'last.example'"),
    ];
    const program = standIn(
      folder.path,
      `${hello} print(namesHello); for (const line of [${lines.join()}]) print(line);`,
    );
    open(program.binary);
    const names = () => told.flatMap((each) => (each.type === 'name.seen' ? [each.name] : []));
    await until('the last', () => names().includes('last.example') || undefined);
    expect(names()).toEqual(['a.example', 'last.example']);
  });

  it('that says it lost packets makes the part limited', async () => {
    const program = standIn(
      folder.path,
      `${hello} print(namesHello); print({ type: 'error', call: 'PACKET_STATISTICS', errno: 0, message: '9 packets were too many' });`,
    );
    open(program.binary);
    expect((await health('limited')).detail).toContain('9 packets');
  });
});

describe('a program that cannot', () => {
  it('by its leave: says what to do, and is not started again and again', async () => {
    const program = standIn(
      folder.path,
      `${hello} print({ ...namesHello, packets: false, reasons: { packets: 'socket(AF_PACKET): Operation not permitted' } }); process.exit(0);`,
    );
    open(program.binary);
    const { detail, advice } = await health('absent');
    expect(detail).toContain('Operation not permitted');
    expect(advice).toContain(`sudo setcap cap_net_raw=ep ${program.binary}`);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(program.starts()).toBe(1);
    expect(await nameWatchHealth(program.binary)).toEqual({
      part: 'names',
      state: 'absent',
      detail,
      advice,
    });
  });

  it('by its protocol, or because it is not there', async () => {
    const program = standIn(folder.path, `${hello} print({ ...namesHello, protocol: 2 });`);
    open(program.binary);
    expect((await health('absent')).detail).toContain('protocol 2');
    await watch?.stop();
    told = [];
    open(null);
    expect((await health('absent')).detail).toContain('missing');
    expect((await nameWatchHealth(null)).detail).toContain('missing');
  });
});

it('the real program ends with the watch', async () => {
  const real = openNameWatch((observations) => told.push(...observations));
  watch = real;
  await until('health', () => told.find(({ type }) => type === 'health'));
  const children = () => {
    const pids = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8');
    return pids.split(' ').filter(Boolean);
  };
  await real.stop();
  expect(children()).toEqual([]);
});
