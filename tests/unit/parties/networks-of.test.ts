// All addresses of a party, out of the real table: they say what the table says of each address.
import { expect, test } from 'vitest';
import { loadCatalogue } from '../../../main/catalogue/index.ts';
import { inSpan, lazyPartyTable, networksOf } from '../../../main/parties/index.ts';

const table = lazyPartyTable()();
const catalogue = loadCatalogue();
if (!catalogue.ok) throw new Error(catalogue.problem.message);
const of = (id: string) => {
  const client = catalogue.value.byId(id);
  if (client === undefined) throw new Error(id);
  return networksOf(client, table);
};
const isIn = (list: readonly string[], address: string): boolean =>
  list.some((span) => inSpan(span, address));

test('Meta is a third party to Zoom, and the vendor of WhatsApp', () => {
  for (const address of ['157.240.1.35', '2a03:2880:f10c:83:face:b00c:0:25de']) {
    expect(isIn(of('zoom').thirdPartyRanges, address)).toBe(true);
    expect(isIn(of('zoom').vendorRanges, address)).toBe(false);
    expect(isIn(of('whatsapp').thirdPartyRanges, address)).toBe(false);
    expect(isIn(of('whatsapp').vendorRanges, address)).toBe(true);
  }
});

test('the vendor’s own, clouds, and private networks are no third party', () => {
  const { thirdPartyRanges, vendorRanges, vendor } = of('zoom');
  expect(vendor).toBe('Zoom');
  expect(isIn(vendorRanges, '170.114.52.2')).toBe(true);
  for (const address of ['170.114.52.2', '52.94.236.248', '1.1.1.1', '192.168.1.1', '127.0.0.1'])
    expect(isIn(thirdPartyRanges, address)).toBe(false);
});

test('a span holds its ends and nothing beside them', () => {
  const span = '157.240.0.0-157.240.255.255';
  expect(['157.240.0.0', '157.240.255.255'].map((each) => inSpan(span, each))).toEqual([
    true,
    true,
  ]);
  expect(['157.239.255.255', '157.241.0.0', '::1', 'x'].map((each) => inSpan(span, each))).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(inSpan('200.0.0.0-255.255.255.255', '224.0.0.1')).toBe(true);
});
