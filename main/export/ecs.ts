// The Elastic Common Schema: https://www.elastic.co/docs/reference/ecs. What has no field there stands under
// `callwarden`, as the schema asks of custom fields.
import * as z from 'zod';
import {
  type ExportItem,
  idOf,
  isNews,
  lengthMs,
  overAt,
  type Span,
  sentenceOf,
  type Teller,
} from './item.ts';

const ecsVersion = '8.17.0';

const process = z.strictObject({
  pid: z.int().optional(),
  name: z.string(),
  executable: z.string().optional(),
});

export const ecsSchema = z.strictObject({
  '@timestamp': z.iso.datetime(),
  ecs: z.strictObject({ version: z.literal(ecsVersion) }),
  message: z.string(),
  event: z.strictObject({
    id: z.string(),
    kind: z.enum(['event', 'alert']),
    category: z.array(z.enum(['host', 'session', 'network', 'intrusion_detection'])).min(1),
    type: z.array(z.enum(['info', 'access', 'end', 'connection'])).min(1),
    action: z.string(),
    module: z.literal('callwarden'),
    dataset: z.string().regex(/^callwarden\.[a-z-]+$/),
    start: z.iso.datetime().optional(),
    end: z.iso.datetime().optional(),
    /** Nanoseconds. */
    duration: z.int().nonnegative().optional(),
  }),
  host: z.strictObject({ hostname: z.string() }),
  observer: z.strictObject({
    vendor: z.literal('Callwarden'),
    product: z.literal('Callwarden'),
    version: z.string(),
    type: z.literal('host'),
  }),
  process: process.optional(),
  rule: z.strictObject({ name: z.string(), ruleset: z.literal('callwarden') }).optional(),
  network: z
    .strictObject({
      transport: z.enum(['tcp', 'udp']),
      direction: z.literal('egress'),
      bytes: z.int().nonnegative().optional(),
    })
    .optional(),
  source: z.strictObject({ bytes: z.int().nonnegative() }).optional(),
  destination: z
    .strictObject({
      ip: z.string(),
      port: z.int().optional(),
      bytes: z.int().nonnegative().optional(),
    })
    .optional(),
  callwarden: z.strictObject({
    client: z.string().nullable(),
    identity: z.string().nullable().optional(),
    device: z.strictObject({ kind: z.string(), name: z.string().optional() }).optional(),
    meeting: z
      .strictObject({
        id: z.string(),
        microphone_ms: z.int().nonnegative().optional(),
        camera_ms: z.int().nonnegative().optional(),
      })
      .optional(),
    party: z
      .strictObject({ kind: z.string(), owner: z.string().nullable(), reason: z.string() })
      .optional(),
  }),
});

export type EcsLine = z.infer<typeof ecsSchema>;

/** Pure. */
export const toEcs = (item: ExportItem, { host, version }: Teller): EcsLine => {
  const shared = {
    '@timestamp': overAt(item),
    ecs: { version: ecsVersion },
    message: sentenceOf(item),
    host: { hostname: host },
    observer: { vendor: 'Callwarden', product: 'Callwarden', version, type: 'host' },
  } as const;
  const event = {
    id: idOf(item),
    module: 'callwarden',
    dataset: `callwarden.${item.kind}`,
  } as const;
  switch (item.kind) {
    case 'capture': {
      const { client, device, deviceName, identity, ...capture } = item.capture;
      return {
        ...shared,
        event: {
          ...event,
          kind: 'event',
          category: ['host'],
          type: ['access', 'end'],
          action: `${device}-used`,
          ...spanOf(capture),
        },
        process: processOf(capture),
        callwarden: { client, identity, device: { kind: device, name: deviceName } },
      };
    }
    case 'alert': {
      const { rule, client, device, ...alert } = item.alert;
      return {
        ...shared,
        event: {
          ...event,
          kind: isNews(rule) ? 'event' : 'alert',
          category: [isNews(rule) ? 'host' : 'intrusion_detection'],
          type: ['info'],
          action: rule,
        },
        process: processOf({ ...alert, executable: null }),
        rule: { name: rule, ruleset: 'callwarden' },
        callwarden: { client, ...(device === null ? {} : { device: { kind: device } }) },
      };
    }
    case 'meeting': {
      const { id, client, microphoneMs, cameraMs, ...meeting } = item.meeting;
      return {
        ...shared,
        event: {
          ...event,
          kind: 'event',
          category: ['session'],
          type: ['end'],
          action: 'meeting',
          ...spanOf(meeting),
        },
        callwarden: {
          client,
          meeting: { id, microphone_ms: microphoneMs, camera_ms: cameraMs },
        },
      };
    }
    case 'far-end': {
      const { receipt, party, end } = item;
      const { bytesSent: sent, bytesReceived: received, remote } = end;
      return {
        ...shared,
        event: {
          ...event,
          kind: 'event',
          category: ['network'],
          type: ['connection', 'end'],
          action: 'talked-to',
          ...spanOf(receipt),
        },
        network: {
          transport: end.protocol,
          direction: 'egress',
          ...(sent === null && received === null ? {} : { bytes: (sent ?? 0) + (received ?? 0) }),
        },
        ...(sent === null ? {} : { source: { bytes: sent } }),
        ...(remote === null
          ? {}
          : {
              destination: {
                ip: remote.address,
                ...(remote.port === 0 ? {} : { port: remote.port }),
                ...(received === null ? {} : { bytes: received }),
              },
            }),
        callwarden: {
          client: receipt.client,
          meeting: { id: receipt.id },
          party: { kind: party.kind, owner: party.owner, reason: end.reason },
        },
      };
    }
  }
};

const nanosecondsPerMs = 1_000_000;

const spanOf = (span: Span) => ({
  start: span.startedAt,
  end: span.endedAt,
  duration: lengthMs(span) * nanosecondsPerMs,
});

const processOf = (of: {
  readonly pid: number | null;
  readonly application: string;
  readonly executable: string | null;
}): z.infer<typeof process> => ({
  name: of.application,
  ...(of.pid === null ? {} : { pid: of.pid }),
  ...(of.executable === null ? {} : { executable: of.executable }),
});
