// The kernel's side of the promise: of what people say to each other, no byte reaches the watch for names.
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderForAll } from '../sanitized-build.ts';
import { recorded } from './packets.ts';

const root = join(import.meta.dirname, '../../../..');
const folder = folderForAll();
const program = join(folder.path, 'names-filter');

/** Of each packet that was let through, how many bytes, its IP header included. */
const seenOf = (line: string): readonly number[] => {
  const { stdout, stderr, status } = spawnSync(program, { input: `${line}\n`, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  return stdout.trim().split(' ').filter(Boolean).map(Number);
};

/** Headers of IPv4 and UDP, of IPv6 and UDP; of IPv4 and TCP with its time stamps. */
const v4Udp = 28;
const v6Udp = 48;
const v4Tcp = 52;
const most = 96;

/** The payload of a recorded packet, which has headers of this length. */
const payloadOf = (recording: string, headers: number): string =>
  (recorded(recording)[0]?.split(' ')[1] ?? '').slice(headers * 2);
const secret = Buffer.from('what people say to each other '.repeat(40)).toString('hex');

describe.skipIf(process.getuid?.() !== 0)('the kernel’s filter (needs the administrator)', () => {
  beforeAll(() => {
    const native = join(root, 'native-probes/linux/names');
    execFileSync('cc', [
      ...'-std=gnu11 -D_GNU_SOURCE -O1 -Wall -Wextra -Werror'.split(' '),
      ...['-I', native, '-o', program],
      join(root, 'tests/rigs/names-filter.c'),
      join(native, 'filter.c'),
    ]);
  });
  afterAll(() => folder.remove());

  it('of a datagram its headers and less than a line, once over loopback', () => {
    expect(seenOf(`udp 40000 40001 ${secret}`)).toEqual([most]);
    expect(seenOf(`udp6 40000 40001 ${secret}`)).toEqual([most]);
    expect(seenOf('udp 40000 40001 aabbcc')).toEqual([v4Udp + 3]);
  });

  it('of TCP nothing, whatever the port', () => {
    for (const port of [80, 443, 40_001]) expect(seenOf(`tcp ${port} ${secret}`)).toEqual([]);
    // Data of TLS, and a server's hello.
    expect(seenOf(`tcp 443 1703030400${secret}`)).toEqual([]);
    expect(seenOf(`tcp 443 160303040002${secret}`)).toEqual([]);
  });

  it('a client’s hello of TLS, up to 4,096 bytes', () => {
    const hello = payloadOf('tls-openssl', v4Tcp);
    expect(hello.slice(0, 6)).toBe('160301');
    // It is echoed by the rig's server.
    const whole = v4Tcp + hello.length / 2;
    expect(seenOf(`tcp 40001 ${hello}`)).toEqual([whole, whole]);
    expect(seenOf(`tcp 443 ${hello}${'00'.repeat(8_000)}`)[0]).toBe(4_096);
  });

  it('questions and answers of DNS', () => {
    expect(seenOf(`udp 40000 53 ${secret}`)).toEqual([v4Udp + secret.length / 2]);
    expect(seenOf(`udp 53 40000 ${secret}`)).toEqual([v4Udp + secret.length / 2]);
    expect(seenOf(`udp6 53 40000 ${secret}`)).toEqual([v6Udp + secret.length / 2]);
  });

  it('QUIC’s first packets to port 443, of both versions, and of later ones headers alone', () => {
    const initial = payloadOf('quic-chromium', v4Udp);
    const whole = [v4Udp + initial.length / 2];
    expect(seenOf(`udp 40000 443 ${initial}`)).toEqual(whole);
    expect(seenOf(`udp 40000 443 d06b3343cf${initial.slice(10)}`)).toEqual(whole);
    for (const first of ['d0', 'e0', 'f0', '40'])
      expect(seenOf(`udp 40000 443 ${first}${initial.slice(2)}`)).toEqual([most]);
    // A version that is not read.
    expect(seenOf(`udp 40000 443 c0ff00001d${initial.slice(10)}`)).toEqual([most]);
    expect(seenOf(`udp 40000 444 ${initial}`)).toEqual([most]);
    expect(seenOf(`udp 443 40000 ${initial}`)).toEqual([most]);
  });
});
