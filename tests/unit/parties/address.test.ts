import { isIP, isIPv4 } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../../main/parties/address.ts';
import { contains, parseRange } from '../../../main/parties/range.ts';
import { specialMeaning } from '../../../main/parties/special-networks.ts';

describe('an address', () => {
  it.each([
    ['0.0.0.0', 4, [0]],
    ['255.255.255.255', 4, [0xffffffff]],
    ['170.114.52.2', 4, [0xaa723402]],
    ['::', 6, [0, 0, 0, 0]],
    ['::1', 6, [0, 0, 0, 1]],
    ['2001:db8::ff00:42:8329', 6, [0x20010db8, 0, 0xff00, 0x00428329]],
    ['2001:DB8:0:0:0:FF00:42:8329', 6, [0x20010db8, 0, 0xff00, 0x00428329]],
    ['fe80::1%eth0', 6, [0xfe800000, 0, 0, 1]],
    ['1:2:3:4:5:6:7::', 6, [0x10002, 0x30004, 0x50006, 0x70000]],
    ['::ffff:170.114.52.2', 4, [0xaa723402]],
    ['::ffff:aa72:3402', 4, [0xaa723402]],
    ['64:ff9b::170.114.52.2', 4, [0xaa723402]],
    ['::1.2.3.4', 6, [0, 0, 0, 0x01020304]],
  ])('%s is read', (text, family, words) => {
    expect(parseAddress(text)).toEqual({ family, words });
  });

  it.each([
    '',
    ':',
    ':::',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.256',
    '01.2.3.4',
    '1.2.3.4 ',
    '1.2.3.-4',
    '0x1.2.3.4',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1::2::3',
    '1:2:3:4:5:6:7:8::',
    '12345::',
    'g::',
    '::1.2.3.4:5',
    '1.2.3.4::',
    'localhost',
    '１.2.3.4',
  ])('“%s” is none', (text) => {
    expect(parseAddress(text)).toBeNull();
  });

  it('agrees with Node about what is one, whatever comes', () => {
    const pieces = fc.constantFrom(
      '0',
      '1',
      '255',
      '256',
      'ffff',
      'a',
      '.',
      ':',
      '::',
      '00',
      'g',
      '-',
      ' ',
    );
    const text = fc.oneof(
      fc.ipV4(),
      fc.ipV6(),
      fc.string(),
      fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (asked) => {
        expect(parseAddress(asked) !== null).toBe(
          isIP(asked.replace(/%.*$/s, '')) > 0 && !/^[^:]*%/.test(asked),
        );
      }),
      { numRuns: 5_000 },
    );
  });

  it('is the same however it is written', () => {
    fc.assert(
      fc.property(fc.ipV4(), (text) => {
        const plain = parseAddress(text);
        expect(isIPv4(text) && plain).toEqual(parseAddress(`::ffff:${text}`));
        const word = plain?.words[0] ?? 0;
        const hex = `::ffff:${(word >>> 16).toString(16)}:${(word & 0xffff).toString(16)}`;
        expect(parseAddress(hex)).toEqual(plain);
      }),
    );
  });
});

describe('a range', () => {
  const holds = (range: string, address: string): boolean => {
    const [parsedRange, parsedAddress] = [parseRange(range), parseAddress(address)];
    if (!parsedRange || !parsedAddress) throw new Error(`${range} or ${address} is not understood`);
    return contains(parsedRange, parsedAddress);
  };

  it.each([
    ['170.114.0.0/16', '170.114.0.0', true],
    ['170.114.0.0/16', '170.114.255.255', true],
    ['170.114.0.0/16', '170.113.255.255', false],
    ['170.114.0.0/16', '170.115.0.0', false],
    ['162.159.128.0/17', '162.159.127.255', false],
    ['162.159.128.0/17', '162.159.255.255', true],
    ['74.125.247.128/32', '74.125.247.128', true],
    ['74.125.247.128/32', '74.125.247.129', false],
    ['74.125.247.128', '74.125.247.128', true],
    ['0.0.0.0/0', '255.1.2.3', true],
    ['0.0.0.0/0', '::1', false],
    ['2603:1063::/38', '2603:1063:3ff:ffff::1', true],
    ['2603:1063::/38', '2603:1063:400::', false],
    ['2001:4860:4864:5::/64', '2001:4860:4864:5:ffff::', true],
    ['2001:4860:4864:5::/64', '2001:4860:4864:6::', false],
    ['2001:4860:4864:4:8000::/128', '2001:4860:4864:4:8000::1', false],
  ])('%s and %s: %s', (range, address, expected) => {
    expect(holds(range, address)).toBe(expected);
  });

  it.each(['1.2.3.4/33', '1.2.3.4/', '1.2.3.4/-1', '1.2.3.4/8.0', '::/129', 'zoom/8'])(
    '“%s” is none',
    (text) => {
      expect(parseRange(text)).toBeNull();
    },
  );
});

describe('an address that is not on the internet', () => {
  it.each([
    ['127.8.9.1', 'this machine itself'],
    ['::1', 'this machine itself'],
    ['::ffff:127.0.0.1', 'this machine itself'],
    ['172.31.255.255', 'in a private network'],
    ['fd12::1', 'in a private network'],
    ['fe80::1%wlan0', 'on the link that this machine is plugged into'],
    ['224.0.0.251', 'a group of machines (multicast)'],
    ['ff02::fb', 'a group of machines (multicast)'],
    ['100.127.0.1', 'inside the network of the internet provider'],
  ])('%s is %s', (text, meaning) => {
    const address = parseAddress(text);
    expect(address && specialMeaning(address)).toBe(meaning);
  });

  it.each([
    '172.32.0.0',
    '126.255.255.255',
    '128.0.0.1',
    '11.0.0.0',
    '2a03:2880::1',
    '100.128.0.1',
  ])('%s is none', (text) => {
    const address = parseAddress(text);
    expect(address && specialMeaning(address)).toBeNull();
  });
});
