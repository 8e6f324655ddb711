import { beforeAll, describe, expect, it } from 'vitest';
import { type Catalogue, loadCatalogue } from '../../../main/catalogue/index.ts';
import { parseAddress } from '../../../main/parties/address.ts';
import { type Classify, createClassifier, type SeenName } from '../../../main/parties/classify.ts';
import { lazyPartyTable } from '../../../main/parties/index.ts';
import { contains, parseRange } from '../../../main/parties/range.ts';
import { specialMeaning } from '../../../main/parties/special-networks.ts';
import { partySchema } from '../../../preload/contract/index.ts';

let catalogue: Catalogue;
let classify: Classify;

beforeAll(() => {
  const loaded = loadCatalogue();
  if (!loaded.ok) throw new Error(loaded.problem.message);
  catalogue = loaded.value;
  classify = createClassifier(catalogue, lazyPartyTable());
});

const partyOf = (client: string, address: string, ...names: SeenName[]) => {
  const party = classify({ client, remote: { address }, names });
  expect(partySchema.parse(party)).toEqual(party);
  return party;
};
const tls = (name: string): SeenName => ({ name, seenIn: 'tls' });

describe('by address', () => {
  it.each([
    // Zoom, Microsoft, Cisco, Google and Discord publish these; the catalogue has the sources.
    ['zoom', '170.114.52.2', 'vendor', 'Zoom', "in Zoom's published range 170.114.0.0/16"],
    ['zoom', '::ffff:170.114.52.2', 'vendor', 'Zoom', "in Zoom's published range 170.114.0.0/16"],
    [
      'microsoft-teams',
      '52.113.199.1',
      'vendor',
      'Microsoft',
      "in Teams' published range 52.112.0.0/14",
    ],
    [
      'microsoft-teams',
      '2603:1063::1',
      'vendor',
      'Microsoft',
      "in Teams' published range 2603:1063::/38",
    ],
    ['cisco-webex', '64.68.104.1', 'vendor', 'Cisco', "in Webex's published range 64.68.96.0/19"],
    [
      'google-meet',
      '142.250.82.3',
      'vendor',
      'Google',
      "in Google Meet's published range 142.250.82.0/24",
    ],
    ['discord', '66.22.196.5', 'vendor', 'Discord', "in Discord's published range 66.22.196.0/22"],
    // Another client's vendor is nobody's vendor here.
    ['slack', '38.99.124.7', 'third-party', 'Zoom', 'AS30103 Zoom Video Communications, Inc'],
    ['zoom', '157.240.1.35', 'third-party', 'Meta', 'AS32934 Facebook, Inc.'],
    ['zoom', '2a03:2880:f12f:83:face:b00c:0:25de', 'third-party', 'Meta', 'AS32934 Facebook, Inc.'],
    ['whatsapp', '157.240.1.35', 'vendor', 'Meta', 'AS32934 Facebook, Inc.'],
  ])('%s with %s: %s', (client, address, kind, owner, reason) => {
    expect(partyOf(client, address)).toEqual({ kind, owner, reason });
  });

  it.each([
    ['127.0.0.1', null, /this machine itself/],
    ['192.168.178.1', null, /private network/],
    ['fe80::1%eth0', null, /the link/],
    ['239.255.255.250', null, /multicast/],
    ['52.84.1.1', 'Amazon', /^AS16509 Amazon.com, Inc.: many rent servers there/],
    ['20.190.1.1', 'Microsoft', /many rent servers there/],
    ['2607:f8b0:4004:c07::71', 'Google', /many rent servers there/],
    ['104.16.1.1', 'Cloudflare', /^AS13335 .*delivers for many/],
    ['2.16.0.1', 'Akamai', /delivers for many/],
  ])(
    '%s is infrastructure, and the reason says why no more can be told',
    (address, owner, reason) => {
      expect(partyOf('zoom', address)).toMatchObject({ kind: 'infrastructure', owner });
      expect(partyOf('zoom', address).reason).toMatch(reason);
    },
  );

  it('names the operator of a network of others, and claims nothing about who sits there', () => {
    expect(partyOf('zoom', '91.0.0.1')).toEqual({
      kind: 'unknown',
      owner: 'Deutsche Telekom AG',
      reason: 'AS3320 Deutsche Telekom AG: who uses the address there cannot be told from it',
    });
    expect(partyOf('zoom', '192.0.2.1')).toEqual({
      kind: 'unknown',
      owner: null,
      reason: 'no network announces this address',
    });
    expect(partyOf('zoom', 'somewhere')).toMatchObject({ kind: 'unknown', owner: null });
  });

  it('knows every published range of the catalogue, from its first address on', () => {
    const wrong: string[] = [];
    for (const { id, endpoints } of catalogue.clients) {
      for (const text of [...endpoints.ipRanges, ...endpoints.stunRanges]) {
        const range = parseRange(text);
        if (range === null || specialMeaning(range.base) !== null) {
          wrong.push(`${id}: ${text} is no range of the internet`);
          continue;
        }
        const first = text.replace(/\/.*/, '');
        if (parseAddress(first) === null || !contains(range, range.base))
          wrong.push(`${id}: ${text}`);
        if (partyOf(id, first).kind !== 'vendor') wrong.push(`${id}: ${text} is not the vendor's`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('by name', () => {
  const cloud = '52.84.1.1';

  it.each([
    [
      'zoom',
      tls('us04web.zoom.us'),
      'vendor',
      'Zoom',
      'name seen in a TLS hello: us04web.zoom.us → Zoom',
    ],
    [
      'zoom',
      tls('LOGFILES.zoom.us.'),
      'vendor',
      'Zoom',
      'name seen in a TLS hello: LOGFILES.zoom.us. → Zoom, telemetry',
    ],
    [
      'zoom',
      tls('graph.facebook.com'),
      'third-party',
      'Meta',
      'name seen in a TLS hello: graph.facebook.com → Meta (Facebook Graph API), listed for Zoom in the catalogue',
    ],
    [
      'slack',
      { name: 'graph.facebook.com', seenIn: 'dns' } as const,
      'third-party',
      'Facebook',
      'name seen in a DNS answer: graph.facebook.com → Facebook, social network',
    ],
    [
      'slack',
      { name: 'www.google-analytics.com', seenIn: 'quic' } as const,
      'third-party',
      'Google',
      'name seen in a QUIC hello: www.google-analytics.com → Google Analytics, analytics',
    ],
    [
      'google-meet',
      tls('www.google-analytics.com'),
      'vendor',
      'Google',
      'name seen in a TLS hello: www.google-analytics.com → Google Analytics, analytics',
    ],
  ])('%s says %o: %s', (client, name, kind, owner, reason) => {
    expect(partyOf(client, cloud, name)).toEqual({ kind, owner, reason });
  });

  it('says more than an address: a third party stays one inside a published range', () => {
    expect(partyOf('zoom', '170.114.52.2', tls('graph.facebook.com')).kind).toBe('third-party');
  });

  it('does not make a third party of who merely delivers or hosts', () => {
    for (const name of ['e1234.a.akamaiedge.net', 'ec2-1-2-3-4.eu-west-1.compute.amazonaws.com'])
      expect(partyOf('zoom', '192.0.2.1', tls(name))).toMatchObject({ kind: 'infrastructure' });
  });

  it('is not deceived by a name that only looks alike', () => {
    for (const name of [
      'notzoom.us',
      'zoom.us.example.org',
      'zoom.us@example.org',
      'xgraph.facebook.com.example.org',
    ])
      expect(partyOf('zoom', cloud, tls(name))).toMatchObject({
        kind: 'infrastructure',
        owner: 'Amazon',
        reason: expect.stringContaining(`${name} → nobody that is known`),
      });
  });

  it('takes the first of several names that is known', () => {
    expect(partyOf('zoom', cloud, tls('example.org'), tls('zoom.us')).kind).toBe('vendor');
  });
});

it('asks for the table only when an address needs it', () => {
  let asked = 0;
  const lazy = createClassifier(catalogue, () => {
    asked += 1;
    return null;
  });
  lazy({ client: 'zoom', remote: { address: '127.0.0.1' }, names: [] });
  lazy({ client: 'zoom', remote: { address: '170.114.52.2' }, names: [tls('zoom.us')] });
  lazy({ client: 'zoom', remote: { address: '170.114.52.2' }, names: [] });
  expect(asked).toBe(0);
  expect(lazy({ client: 'zoom', remote: { address: '157.240.1.35' }, names: [] })).toEqual({
    kind: 'unknown',
    owner: null,
    reason: 'the table of networks is missing',
  });
});

it('claims nothing about a client that the catalogue does not know', () => {
  expect(partyOf('a-stranger', '38.99.124.7').kind).toBe('third-party');
});
