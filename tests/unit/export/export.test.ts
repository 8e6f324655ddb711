// What is exported keeps to the schemas of others: to our own copy of what we use of them, and to what they require.
import Ajv from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import {
  type ExportItem,
  ecsSchema,
  ocsfSchema,
  toEcs,
  toOcsf,
} from '../../../main/export/index.ts';
import { alertRule } from '../../../preload/contract/index.ts';
import { aCapture, aMeeting, anAlert, iso, noon } from '../store/events.ts';

const teller = { host: 'desk-7', version: '1.2.3' };
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const count = maybe(fc.nat());
const endedAt = iso(noon + 60_000);

const item: fc.Arbitrary<ExportItem> = fc.oneof(
  fc
    .record({
      client: maybe(fc.constant('zoom')),
      executable: maybe(text),
      pid: maybe(fc.nat()),
      application: text,
    })
    .map(
      (fields) => ({ kind: 'capture', capture: { ...aCapture('c'), ...fields, endedAt } }) as const,
    ),
  fc
    .record({
      rule: fc.constantFrom(...alertRule.options),
      client: maybe(fc.constant('zoom')),
      pid: maybe(fc.nat()),
    })
    .map((fields) => ({ kind: 'alert', alert: { ...anAlert('a'), ...fields } }) as const),
  fc.constant({ kind: 'meeting', meeting: { ...aMeeting('m'), endedAt } } as const),
  fc
    .record({
      protocol: fc.constantFrom('tcp', 'udp'),
      remote: maybe(fc.record({ address: fc.ipV4(), port: fc.nat(65_535) })),
      bytesSent: count,
      bytesReceived: count,
      owner: maybe(text),
      kind: fc.constantFrom('vendor', 'third-party', 'infrastructure', 'unknown'),
    })
    .map(
      ({ owner, kind, ...end }) =>
        ({
          kind: 'far-end',
          receipt: { id: 'm', client: 'zoom', name: 'Zoom', startedAt: iso(noon), endedAt },
          party: { kind, owner },
          end: { ...end, reason: 'a reason', sockets: 1 },
        }) as const,
    ),
);

test('every line keeps to its schema, as zod and as the JSON Schema that is published', () => {
  const ajv = new Ajv.default({ strict: false, validateFormats: false });
  const published = {
    ecs: ajv.compile(z.toJSONSchema(ecsSchema, { target: 'draft-7' })),
    ocsf: ajv.compile(z.toJSONSchema(ocsfSchema, { target: 'draft-7' })),
  };
  fc.assert(
    fc.property(item, (each) => {
      const ecs = JSON.parse(JSON.stringify(toEcs(each, teller)));
      const ocsf = JSON.parse(JSON.stringify(toOcsf(each, teller)));
      expect(ecsSchema.parse(ecs)).toEqual(ecs);
      expect(ocsfSchema.parse(ocsf)).toEqual(ocsf);
      expect(published.ecs(ecs) && published.ocsf(ocsf)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

// Read off the schema's sources (base_event, finding, network, metadata, finding_info, network_connection_info):
// https://github.com/ocsf/ocsf-schema; what is required there has not changed from 1.3.0 to 1.9.0-dev.
const required = {
  event: [
    'activity_id',
    'category_uid',
    'class_uid',
    'metadata',
    'severity_id',
    'time',
    'type_uid',
  ],
  0: [],
  2004: ['finding_info'],
  4001: [],
} as const;

test('an OCSF event has all that its class requires, and its numbers belong together', () => {
  fc.assert(
    fc.property(item, (each) => {
      const line = toOcsf(each, teller);
      const names = Object.keys(line);
      for (const name of [...required.event, ...required[line.class_uid]])
        expect(names).toContain(name);
      expect(line.type_uid).toBe(line.class_uid * 100 + line.activity_id);
      expect(line.category_uid).toBe(Math.floor(line.class_uid / 1_000));
      // At least one of the two ends: https://schema.ocsf.io/1.3.0/classes/network_activity
      if (line.class_uid === 4001) expect(names).toContain('src_endpoint');
    }),
  );
});

// Allowed values: https://www.elastic.co/docs/reference/ecs/ecs-allowed-values-event-category and -event-type.
const typesOf: Readonly<Record<string, readonly string[]>> = {
  host: ['access', 'change', 'end', 'info', 'start'],
  session: ['start', 'end', 'info'],
  network: ['access', 'allowed', 'connection', 'denied', 'end', 'info', 'protocol', 'start'],
  intrusion_detection: ['allowed', 'denied', 'info'],
};

test('an ECS event’s types are those that its categories expect', () => {
  fc.assert(
    fc.property(item, (each) => {
      const { category, type } = toEcs(each, teller).event;
      for (const name of category) for (const kind of type) expect(typesOf[name]).toContain(kind);
    }),
  );
});

describe('what a reader looks for', () => {
  const end = {
    kind: 'far-end',
    receipt: { id: 'm', client: 'zoom', name: 'Zoom', startedAt: iso(noon), endedAt },
    party: { kind: 'third-party', owner: 'Meta' },
    end: {
      protocol: 'tcp',
      remote: { address: '157.240.1.35', port: 443 },
      reason: 'AS32934',
      sockets: 1,
      bytesSent: 10,
      bytesReceived: 20,
    },
  } as const satisfies ExportItem;

  test('a third party of a meeting, in ECS', () => {
    expect(toEcs(end, teller)).toMatchObject({
      event: {
        category: ['network'],
        id: 'far-end:m:tcp:157.240.1.35:443',
        duration: 60_000_000_000,
      },
      destination: { ip: '157.240.1.35', port: 443, bytes: 20 },
      source: { bytes: 10 },
      network: { transport: 'tcp', bytes: 30 },
      callwarden: { client: 'zoom', party: { kind: 'third-party', owner: 'Meta' } },
    });
  });
  test('the same in OCSF', () => {
    expect(toOcsf(end, teller)).toMatchObject({
      class_uid: 4001,
      dst_endpoint: { ip: '157.240.1.35', port: 443 },
      traffic: { bytes: 30, bytes_out: 10, bytes_in: 20 },
      connection_info: { protocol_name: 'tcp', protocol_num: 6 },
    });
  });
  test('an alarm is an alert, news is not', () => {
    const kindOf = (rule: 'capture-started' | 'impostor-capture') =>
      toEcs({ kind: 'alert', alert: { ...anAlert('a'), rule } }, teller).event.kind;
    expect([kindOf('impostor-capture'), kindOf('capture-started')]).toEqual(['alert', 'event']);
  });
});
