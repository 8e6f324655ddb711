// What the watch for names prints (native-probes/protocol.md): strict on types, silent about fields of later versions.
import * as z from 'zod';

const count = z.int().nonnegative();
const port = z.int().min(0).max(65_535);
const address = z.union([z.ipv4(), z.ipv6()]);
const endpoint = z.object({ address, port });

/** The program lets nothing else through; a name is said to people and kept, so it is looked at here again. */
const hostName = z
  .string()
  .max(253)
  .regex(/^([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/);

export const nameLineSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hello'),
    protocol: z.int(),
    probe: z.literal('names'),
    version: z.string(),
    packets: z.boolean(),
    reasons: z.record(z.string(), z.string()),
  }),
  z.object({
    type: z.literal('name.seen'),
    name: hostName,
    address,
    localPort: port.nullable(),
    via: z.enum(['dns', 'tls', 'quic']),
    atMs: z.number(),
  }),
  z.object({
    type: z.literal('udp.flow'),
    local: endpoint,
    remote: endpoint,
    bytesSent: count,
    bytesReceived: count,
    atMs: z.number(),
  }),
  z.object({ type: z.literal('error'), call: z.string(), errno: z.int(), message: z.string() }),
]);

export type NameLine = z.infer<typeof nameLineSchema>;
export type NameHello = Extract<NameLine, { type: 'hello' }>;

/** null for anything that is not of the protocol. */
export const parseNameLine = (text: string): NameLine | null => {
  try {
    return nameLineSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
};
