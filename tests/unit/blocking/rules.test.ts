// The rules of a block: for its own group alone, in a table of our own, and nothing from outside that could act in it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type BlockFacts,
  hindranceOf,
  isCut,
  isSound,
  kinds,
  makeBlock,
  ownGroup,
  rulesOf,
} from '../../../main/blocking/index.ts';
import { type Block, blockKind, blockSchema } from '../../../preload/contract/index.ts';

const facts: BlockFacts = {
  client: 'zoom',
  name: 'Zoom',
  vendor: 'Zoom',
  uid: 1000,
  vendorRanges: ['170.114.0.0/16', '2620:123:2000::/40'],
  thirdPartyRanges: [
    '157.240.0.0-157.240.255.255',
    '2a03:2880::-2a03:2880:ffff:ffff:ffff:ffff:ffff:ffff',
  ],
  thirdPartiesSeen: ['203.0.113.7'],
  lastMeetings: [['170.114.1.1'], ['198.51.100.1'], []],
  resolvers: ['192.168.1.1', '127.0.0.53'],
  endsUdp: false,
  nowMs: Date.parse('2026-06-01T12:00:00.000Z'),
};
const at = (address: string, port = 443) => ({ address, port });

test('no rule without the group of that very client and user stands in front of it', () => {
  for (const kind of kinds) {
    const rules = rulesOf([makeBlock(kind, facts)], null);
    const jumps = rules.split('\n').filter((line) => line.includes('jump'));
    expect(jumps).toHaveLength(2);
    for (const jump of jumps)
      expect(jump).toContain(
        'socket cgroupv2 level 4 "user.slice/user-1000.slice/user@1000.service/callwarden-zoom" jump u1000_zoom_',
      );
    // Every refusal stands in a chain that only such a jump leads to.
    const [, base = ''] = rules.split('chain output {');
    expect(base).not.toMatch(/reject|drop/);
    expect(rules).not.toContain('policy drop');
    expect(rules.match(/^(table|delete table) (?!inet callwarden)/m)).toBeNull();
  }
});

test('a block for any other group makes no rule at all', () => {
  const block = makeBlock('everything', facts);
  for (const group of [
    '/',
    '/user.slice',
    '/user.slice/user-1000.slice',
    `${block.group}/..`,
    '/callwarden-zoom',
  ]) {
    expect(isSound({ ...block, group })).toBe(false);
    expect(rulesOf([{ ...block, group }], null)).toBe(
      'table inet callwarden\ndelete table inet callwarden\n',
    );
  }
  expect(ownGroup('zoom', 0)).toBe('/callwarden-zoom');
});

test('on trial, every way into the block leads past a set that the kernel empties by itself', () => {
  const [zoom, teams] = [
    makeBlock('everything', facts),
    makeBlock('everything', { ...facts, client: 'teams' }),
  ];
  const rules = rulesOf([zoom, teams], { client: 'zoom', uid: 1000, seconds: 16 });
  const jumps = rules.split('\n').filter((line) => line.includes('jump'));
  expect(jumps.map((line) => line.includes('@u1000_zoom_trial'))).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect(rules).toContain('elements = { ipv4 timeout 16s, ipv6 timeout 16s }');
});

describe('what is open already is judged as the rules judge it', () => {
  const cutBy = (kind: Block['kind'], address: string, port?: number) =>
    isCut(makeBlock(kind, facts), at(address, port));

  test.each([
    ['third-parties', '157.240.9.9', true],
    ['third-parties', '::ffff:157.240.9.9', true],
    ['third-parties', '2a03:2880:1::1', true],
    ['third-parties', '203.0.113.7', true],
    ['third-parties', '170.114.1.1', false],
    ['third-parties', '198.51.100.9', false],
    ['vendor-only', '170.114.1.1', false],
    ['vendor-only', '157.240.9.9', true],
    ['known-only', '198.51.100.1', false],
    ['known-only', '198.51.100.2', true],
    ['everything', '170.114.1.1', true],
    ['everything', '127.0.0.1', false],
    ['everything', '::1', false],
  ] as const)('%s: %s is cut: %s', (kind, address, expected) => {
    expect(cutBy(kind, address)).toBe(expected);
  });

  test('a name server is spared at its port alone, and not where all is cut', () => {
    expect(cutBy('vendor-only', '192.168.1.1', 53)).toBe(false);
    expect(cutBy('vendor-only', '192.168.1.1', 443)).toBe(true);
    expect(cutBy('everything', '192.168.1.1', 53)).toBe(true);
  });

  test('a peer that nobody knows is cut only where all but some are', () => {
    expect(kinds.map((kind) => isCut(makeBlock(kind, facts), null))).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });
});

test('what could not work is not offered, with the reason', () => {
  expect(hindranceOf('vendor-only', { ...facts, vendorRanges: [] })).toContain('No ranges of Zoom');
  expect(hindranceOf('known-only', { ...facts, lastMeetings: [['1.2.3.4']] })).toContain(
    'Only 1 of 3',
  );
  expect(hindranceOf('known-only', { ...facts, lastMeetings: [[], [], []] })).toContain(
    'Nobody was named',
  );
  expect(
    hindranceOf('third-parties', { ...facts, thirdPartyRanges: [], thirdPartiesSeen: [] }),
  ).toContain('No third party');
  for (const kind of blockKind.options) expect(hindranceOf(kind, facts)).toBeNull();
});

test('whatever stands in a block, only addresses come into the rules', () => {
  const odd = fc.oneof(
    fc.string(),
    fc.constantFrom('1.2.3.4 } flush ruleset {', '1.2.3.4/33', '::1/129', 'a-b', '1.2.3.4-x'),
  );
  fc.assert(
    fc.property(fc.array(odd), fc.array(odd), (cut, spared) => {
      const rules = rulesOf([{ ...makeBlock('third-parties', facts), cut, spared }], null);
      const elements = [...rules.matchAll(/elements = \{ ([^}]*) \}/g)].flatMap(([, list]) =>
        (list ?? '').split(', '),
      );
      for (const element of elements)
        expect(element).toMatch(/^[0-9a-fA-F.:]+([/-][0-9a-fA-F.:]+)?$/);
      expect(rules).not.toMatch(/flush|\/33|\/129/);
    }),
  );
  expect(
    blockSchema.safeParse({ ...makeBlock('everything', facts), spared: ['1.2.3.4 }'] }).success,
  ).toBe(false);
});
