// What the watch for names reads out of packets: recorded ones of real programs, and those that a stranger would send.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildNamesParts } from '../../../rigs/names-parts.ts';
import { folderForAll } from '../sanitized-build.ts';
import { namesIn, recorded, tcp, told, udp } from './packets.ts';
import { cryptoFrame, initialPacket, version1, version2 } from './quic-packets.ts';

const folder = folderForAll();
let program: string;

beforeAll(async () => {
  program = await buildNamesParts(`${folder.path}/names-from-packets`, [
    'rigs/names-from-packets.c',
  ]);
});
afterAll(() => folder.remove());

const ask = (input: readonly string[]) => told(program, input);
const heard = (input: readonly string[]) =>
  namesIn(ask(input)).map(({ name, address, localPort, via }) => [via, name, address, localPort]);

const here = '192.0.2.1';
const server = '198.51.100.7';
const resolver = '198.51.100.53';

describe('recorded packets', () => {
  it('DNS: the name that was asked for, behind two aliases, and nothing of a refusal', () => {
    expect(
      heard([...recorded('dns'), `follow tcp 9 ${server}`, 'follow tcp 9 2001:db8::7']),
    ).toEqual([
      ['dns', 'www.example.org', server, null],
      ['dns', 'www.example.org', '2001:db8::7', null],
    ]);
  });

  it.each([
    ['tls-openssl', 59332, server, 'openssl.example.org'],
    ['tls-node', 47812, '2001:db8::7', 'node.example.org'],
    ['tls-chromium', 40956, server, 'tls.example.org'],
  ] as const)('%s', (recording, port, address, name) => {
    const expected = [['tls', name, address, port]];
    expect(heard([...recorded(recording), `follow tcp ${port} ${address}`])).toEqual(expected);
    // Followed before: told at once.
    expect(heard([`follow tcp ${port} ${address}`, ...recorded(recording)])).toEqual(expected);
    // Another connection, perhaps another program's.
    expect(heard([...recorded(recording), `follow tcp 1 ${address}`])).toEqual([]);
  });

  it('QUIC by a browser: a hello in pieces out of order over two packets, in whichever order they come', () => {
    const packets = recorded('quic-chromium');
    expect(packets).toHaveLength(2);
    const expected = [['quic', 'quic.example.org', server, 52039]];
    const follow = `follow udp 52039 ${server}`;
    expect(heard([...packets, follow])).toEqual(expected);
    expect(heard([...packets.toReversed(), follow])).toEqual(expected);
    expect(heard([packets[0] ?? '', follow])).toEqual([]);
  });
});

/** RFC 9001, A.2: the hello of its sample packet, for example.com. */
const sampleHello = Buffer.from(
  '010000ed0303ebf8fa56f12939b9584a3896472ec40bb863cfd3e86804fe3a47f06a2b69484c00000413011302010000c000000010000e00000b6578616d706c652e636f6dff01000100000a00080006001d0017001800100007000504616c706e000500050100000000003300260024001d00209370b2c9caa47fbabaf4559fedba753de171fa71f50f1ce15d43e994ec74d748002b0003020304000d0010000e0403050306030203080408050806002d00020101001c00024001003900320408ffffffffffffffff05048000ffff07048000ffff0801100104800075300901100f088394c8f03e51570806048000ffff',
  'hex',
);
const sampleId = Buffer.from('8394c8f03e515708', 'hex');

describe('QUIC', () => {
  const ends = { from: here, fromPort: 50_001, to: server, toPort: 443 };
  const follow = `follow udp 50001 ${server}`;
  const expected = [['quic', 'example.com', server, 50_001]];

  it.each([
    [version1, 'c000000001088394c8f03e5157080000449e7b9aec34d1b1c98dd7689fb8ec11'],
    [version2, 'd76b3343cf088394c8f03e5157080000449ea0c95e82ffe67b6abcdb4298b485'],
  ])('the sample packet of version $number', (version, published) => {
    const packet = initialPacket(version, sampleId, 2, cryptoFrame(0, sampleHello));
    // RFC 9001, A.2, and RFC 9369, A.2: what we made is what was published.
    expect(packet.toString('hex').slice(0, published.length)).toBe(published);
    expect(packet).toHaveLength(1200);
    expect(heard([`sent ${udp(ends, packet)}`, follow])).toEqual(expected);
    // What comes from outside is a server's, and says nothing about whom we talk to.
    expect(heard([`received ${udp(ends, packet)}`, follow])).toEqual([]);
  });

  it('three pieces, the last first, in two packets of one datagram and one of another', () => {
    const pieces = [0, 60, 150].map((from, index, all) =>
      cryptoFrame(from, sampleHello.subarray(from, all[index + 1])),
    );
    const [first = Buffer.alloc(0), second = Buffer.alloc(0), third = Buffer.alloc(0)] = pieces;
    const one = Buffer.concat([
      initialPacket(version1, sampleId, 0, third, 300),
      initialPacket(version1, sampleId, 1, second, 300),
    ]);
    const other = initialPacket(version1, sampleId, 2, first);
    expect(heard([`sent ${udp(ends, one)}`, follow])).toEqual([]);
    expect(heard([`sent ${udp(ends, one)}`, `sent ${udp(ends, other)}`, follow])).toEqual(expected);
  });

  it('what is cut short anywhere tells nothing and reads nothing behind it', () => {
    const packet = initialPacket(version1, sampleId, 2, cryptoFrame(0, sampleHello), 300);
    const cut = Array.from({ length: packet.length }, (_, length) => packet.subarray(0, length));
    expect(heard([...cut.map((part) => `sent ${udp(ends, part)}`), follow])).toEqual([]);
  });
});

describe('TLS', () => {
  const ends = { from: here, fromPort: 50_002, to: server, toPort: 8_443 };
  const follow = `follow tcp 50002 ${server}`;
  const record = (part: Buffer): Buffer => {
    const head = Buffer.from([22, 3, 1, 0, 0]);
    head.writeUInt16BE(part.length, 3);
    return Buffer.concat([head, part]);
  };

  it('a hello in two records, on any port', () => {
    const payload = Buffer.concat([
      record(sampleHello.subarray(0, 70)),
      record(sampleHello.subarray(70)),
    ]);
    expect(heard([`sent ${tcp(ends, payload)}`, follow])).toEqual([
      ['tls', 'example.com', server, 50_002],
    ]);
  });

  it('a segment that ends before the name tells nothing; one that ends behind it does', () => {
    const whole = record(sampleHello);
    const nameEnd = whole.indexOf('example.com') + 'example.com'.length;
    const upTo = (length: number) => `sent ${tcp(ends, whole.subarray(0, length))}`;
    const cut = Array.from({ length: nameEnd }, (_, length) => upTo(length));
    expect(heard([...cut, follow])).toEqual([]);
    expect(heard([upTo(nameEnd), follow])).toHaveLength(1);
  });

  /** The sample with another name in the place of its own, and lengths that leave room for any. */
  const helloFor = (name: string): Buffer => {
    const text = Buffer.from(name);
    const before = Buffer.from(sampleHello.subarray(0, sampleHello.indexOf('example.com') - 9));
    before.writeUIntBE(2_000, 1, 3);
    before.writeUInt16BE(1_900, before.length - 2);
    const list = [
      lengths(text.length + 5, text.length + 3),
      Buffer.from([0]),
      lengths(text.length),
    ];
    return record(Buffer.concat([before, lengths(0), ...list, text]));
  };
  const namesFor = (name: string) =>
    heard([`sent ${tcp(ends, helloFor(name))}`, follow]).map(([, seen]) => seen);

  it.each([
    ['Media.Zoom.US', 'media.zoom.us'],
    ['a.b.', 'a.b'],
    ['_service.example', '_service.example'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
    [`${'x'.repeat(63)}.example`, `${'x'.repeat(63)}.example`],
  ])('%j is told as %j', (name, seen) => expect(namesFor(name)).toEqual([seen]));

  it.each([
    'with space.com',
    'semi;colon.com',
    'a"quote.example',
    '\u001b[31mred.example',
    'nodots',
    '192.0.2.7',
    '-a.example',
    'a-.example',
    'two..dots',
    '.example.com',
    'bücher.example',
    `${'x'.repeat(64)}.example`,
    `${'x.'.repeat(127)}com`,
    '',
  ])('%j is no name', (name) => expect(namesFor(name)).toEqual([]));
});

const lengths = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [at, value] of values.entries()) bytes.writeUInt16BE(value, at * 2);
  return bytes;
};

describe('DNS', () => {
  const question = { from: here, fromPort: 50_003, to: resolver, toPort: 53 };
  const answer = { from: resolver, fromPort: 53, to: here, toPort: 50_003 };
  const name = (text: string): Buffer =>
    Buffer.concat([
      ...text
        .split('.')
        .map((label) => Buffer.from(`${String.fromCharCode(label.length)}${label}`)),
      Buffer.from([0]),
    ]);
  const header = (flags: number, answers: number): Buffer => lengths(7, flags, 1, answers, 0, 0);
  const asked = Buffer.concat([name('www.example.org'), lengths(1, 1)]);
  const query = `sent ${udp(question, Buffer.concat([header(0x0100, 0), asked]))}`;
  const record = (owner: Buffer, type: number, data: Buffer): Buffer =>
    Buffer.concat([owner, lengths(type, 1, 0, 60, data.length), data]);
  const address = Buffer.from([198, 51, 100, 7]);
  const reply = (...records: readonly Buffer[]): string =>
    `received ${udp(answer, Buffer.concat([header(0x8180, records.length), asked, ...records]))}`;
  const owner = Buffer.from([0xc0, 12]);
  const follow = `follow tcp 9 ${server}`;
  const expected = [['dns', 'www.example.org', server, null]];

  it('an answer counts where it was asked for, once, and of whom', () => {
    const good = reply(record(owner, 1, address));
    expect(heard([query, good, follow])).toEqual(expected);
    expect(heard([good, follow])).toEqual([]);
    const forged = `received ${udp({ ...answer, from: '203.0.113.66' }, Buffer.concat([header(0x8180, 1), asked, record(owner, 1, address)]))}`;
    expect(heard([query, forged, follow])).toEqual([]);
    const elsewhere = Buffer.from([203, 0, 113, 5]);
    const second = reply(record(owner, 1, elsewhere));
    expect(heard([query, good, second, 'follow tcp 9 203.0.113.5'])).toEqual([]);
  });

  it('an address belongs to the name that leads to it, in whatever order the aliases stand', () => {
    const alias = name('edge.example.net');
    const chain = [record(alias, 1, address), record(owner, 5, alias)];
    expect(heard([query, reply(...chain), follow])).toEqual(expected);
    expect(heard([query, reply(record(alias, 1, address)), follow])).toEqual([]);
  });

  it('circles of aliases and of pointers end', () => {
    const a = name('a.example.net');
    const b = name('b.example.net');
    const circle = [record(owner, 5, a), record(a, 5, b), record(b, 5, a)];
    expect(heard([query, reply(...circle, record(b, 1, address)), follow])).toEqual(expected);
    const itself = Buffer.from([0xc0, 12 + asked.length]);
    const ahead = Buffer.from([0xc0, 12 + asked.length + 40]);
    for (const pointer of [itself, ahead])
      expect(heard([query, reply(record(pointer, 1, address)), follow])).toEqual([]);
  });

  it('an answer over TCP', () => {
    const message = Buffer.concat([header(0x8180, 1), asked, record(owner, 1, address)]);
    const packet = tcp(answer, Buffer.concat([lengths(message.length), message]));
    expect(heard([`received ${packet}`, follow])).toEqual(expected);
  });
});

describe('flows of UDP', () => {
  const out = { from: here, fromPort: 50_004, to: server, toPort: 8_801 };
  const back = { from: server, fromPort: 8_801, to: here, toPort: 50_004 };
  const packets = [
    ...Array.from({ length: 3 }, () => `sent ${udp(out, Buffer.alloc(1_000))}`),
    `received ${udp(back, Buffer.alloc(70))}`,
  ];
  const flow = {
    type: 'udp.flow',
    local: { address: here, port: 50_004 },
    remote: { address: server, port: 8_801 },
    bytesSent: 3_000,
    bytesReceived: 70,
  };

  it('are counted before anybody asks, and told to who does', () => {
    expect(ask([...packets, 'flows'])).toEqual([]);
    expect(ask([...packets, 'follow udp 50004'])).toMatchObject([flow]);
    expect(ask([...packets, 'follow udp 50005'])).toEqual([]);
  });

  it('that rested before anybody asked were of another socket at that port', () => {
    const old = [...packets, 'wait 5200'];
    expect(ask([...old, 'follow udp 50004'])).toEqual([]);
    // Not so once it is asked about: silence is no end.
    const asked = ['follow udp 50004', ...old, packets[0] ?? '', 'flows'];
    expect(ask(asked).at(-1)).toMatchObject({ bytesSent: 4_000 });
  });

  it('are told again only when they moved, and begin anew for the next socket at that port', () => {
    expect(ask([...packets, 'follow udp 50004', 'flows', 'flows'])).toHaveLength(1);
    const again = [...packets, 'follow udp 50004', 'unfollow udp 50004'];
    expect(ask([...again, packets[0] ?? '', 'follow udp 50004']).at(-1)).toMatchObject({
      bytesSent: 1_000,
      bytesReceived: 0,
    });
  });
});

describe('commands', () => {
  it('what is not understood is answered and changes nothing', () => {
    const wrong = [
      'follow',
      'follow tcp 1',
      'follow icmp 1 192.0.2.1',
      'follow tcp 0 192.0.2.1',
      'follow tcp 65536 192.0.2.1',
      'follow tcp 1 elsewhere',
      'follow tcp 1 192.0.2.1 more',
      'forget everything',
    ];
    const lines = ask(wrong);
    expect(lines).toHaveLength(wrong.length);
    for (const line of lines) expect(line).toMatchObject({ type: 'error', call: 'command' });
  });

  it('IPv4 mapped into IPv6, as sockets of both families show it, is that address', () => {
    expect(heard([...recorded('tls-openssl'), `follow tcp 59332 ::ffff:${server}`])).toHaveLength(
      1,
    );
  });

  it('who is followed twice is followed until let go of twice', () => {
    const follow = `follow tcp 59332 ${server}`;
    const unfollow = `unfollow tcp 59332 ${server}`;
    const hello = recorded('tls-openssl');
    expect(heard([follow, follow, unfollow, ...hello])).toHaveLength(1);
    expect(heard([follow, follow, unfollow, unfollow, ...hello])).toEqual([]);
  });
});
