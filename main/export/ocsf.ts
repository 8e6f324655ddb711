// The Open Cybersecurity Schema Framework, 1.3.0: https://schema.ocsf.io/1.3.0. An alert is a Detection Finding (2004),
// another end of a meeting is Network Activity (4001); for captures and meetings it has no class, so they are Base
// Events (0), with what they are in `unmapped`.
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

const ocsfVersion = '1.3.0';

/** Activity, category and class; `type_uid` is class × 100 + activity. */
const classes = {
  base: { activity_id: 99, category_uid: 0, class_uid: 0, type_uid: 99 },
  detection: { activity_id: 1, category_uid: 2, class_uid: 2004, type_uid: 200401 },
  traffic: { activity_id: 6, category_uid: 4, class_uid: 4001, type_uid: 400106 },
} as const;

const informational = 1;
const medium = 3;

const base = {
  time: z.int(),
  start_time: z.int().optional(),
  end_time: z.int().optional(),
  /** Milliseconds. */
  duration: z.int().nonnegative().optional(),
  severity_id: z.union([z.literal(informational), z.literal(medium)]),
  message: z.string(),
  metadata: z.strictObject({
    version: z.literal(ocsfVersion),
    uid: z.string(),
    product: z.strictObject({
      name: z.literal('Callwarden'),
      vendor_name: z.literal('Callwarden'),
      version: z.string(),
    }),
  }),
  unmapped: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
};

const is = <T extends keyof typeof classes>(name: T) => {
  const { activity_id, category_uid, class_uid, type_uid } = classes[name];
  return {
    activity_id: z.literal(activity_id),
    category_uid: z.literal(category_uid),
    class_uid: z.literal(class_uid),
    type_uid: z.literal(type_uid),
  };
};

const endpoint = z.strictObject({ ip: z.string(), port: z.int().optional() });

export const ocsfSchema = z.discriminatedUnion('class_uid', [
  z.strictObject({ ...is('base'), activity_name: z.string(), ...base }),
  z.strictObject({
    ...is('detection'),
    ...base,
    finding_info: z.strictObject({
      uid: z.string(),
      title: z.string(),
      analytic: z.strictObject({
        name: z.string(),
        /** Rule. */
        type_id: z.literal(1),
      }),
    }),
    evidences: z
      .array(
        z.strictObject({
          process: z.strictObject({ name: z.string(), pid: z.int().optional() }),
        }),
      )
      .min(1),
  }),
  z.strictObject({
    ...is('traffic'),
    ...base,
    src_endpoint: z.strictObject({ hostname: z.string() }),
    dst_endpoint: endpoint.optional(),
    connection_info: z.strictObject({
      /** Outbound. */
      direction_id: z.literal(2),
      protocol_name: z.enum(['tcp', 'udp']),
      protocol_num: z.union([z.literal(6), z.literal(17)]),
    }),
    traffic: z
      .strictObject({
        bytes: z.int().nonnegative(),
        bytes_out: z.int().nonnegative().optional(),
        bytes_in: z.int().nonnegative().optional(),
      })
      .optional(),
  }),
]);

export type OcsfLine = z.infer<typeof ocsfSchema>;

/** Pure. */
export const toOcsf = (item: ExportItem, teller: Teller): OcsfLine => {
  const shared = {
    time: Date.parse(overAt(item)),
    severity_id: informational,
    message: sentenceOf(item),
    metadata: {
      version: ocsfVersion,
      uid: idOf(item),
      product: { name: 'Callwarden', vendor_name: 'Callwarden', version: teller.version },
    },
  } as const;
  switch (item.kind) {
    case 'capture': {
      const { client, device, deviceName, application, executable, identity, pid } = item.capture;
      return {
        ...classes.base,
        activity_name: `${device}-used`,
        ...shared,
        ...spanOf(item.capture),
        unmapped: {
          host: teller.host,
          client,
          device,
          device_name: deviceName,
          application,
          executable,
          identity,
          pid,
        },
      };
    }
    case 'alert': {
      const { id, rule, client, device, application, pid } = item.alert;
      return {
        ...classes.detection,
        ...shared,
        severity_id: isNews(rule) ? informational : medium,
        finding_info: { uid: id, title: sentenceOf(item), analytic: { name: rule, type_id: 1 } },
        evidences: [{ process: { name: application, ...(pid === null ? {} : { pid }) } }],
        unmapped: { host: teller.host, client, device },
      };
    }
    case 'meeting': {
      const { id, client, microphoneMs, cameraMs } = item.meeting;
      return {
        ...classes.base,
        activity_name: 'meeting',
        ...shared,
        ...spanOf(item.meeting),
        unmapped: {
          host: teller.host,
          client,
          meeting: id,
          microphone_ms: microphoneMs,
          camera_ms: cameraMs,
        },
      };
    }
    case 'far-end': {
      const { receipt, party, end } = item;
      const { bytesSent: sent, bytesReceived: received, remote, protocol } = end;
      return {
        ...classes.traffic,
        ...shared,
        ...spanOf(receipt),
        src_endpoint: { hostname: teller.host },
        ...(remote === null
          ? {}
          : {
              dst_endpoint: {
                ip: remote.address,
                ...(remote.port === 0 ? {} : { port: remote.port }),
              },
            }),
        connection_info: {
          direction_id: 2,
          protocol_name: protocol,
          protocol_num: protocol === 'tcp' ? 6 : 17,
        },
        ...(sent === null && received === null
          ? {}
          : {
              traffic: {
                bytes: (sent ?? 0) + (received ?? 0),
                ...(sent === null ? {} : { bytes_out: sent }),
                ...(received === null ? {} : { bytes_in: received }),
              },
            }),
        unmapped: {
          client: receipt.client,
          meeting: receipt.id,
          party: party.kind,
          party_owner: party.owner,
          party_reason: end.reason,
        },
      };
    }
  }
};

const spanOf = (span: Span) => ({
  start_time: Date.parse(span.startedAt),
  end_time: Date.parse(span.endedAt),
  duration: lengthMs(span),
});
