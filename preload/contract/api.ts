// Every question and every command that crosses the wall between guard and screens, once. Both ends are made from this.
import * as z from 'zod';
import { alertRule, alertSchema } from './alert.ts';
import { capabilityQueries } from './capabilities.ts';
import { changeCommands, changeQueries } from './changes-api.ts';
import { networkCommands, networkQueries } from './network-api.ts';
import {
  captureSchema,
  clientId,
  clientNowSchema,
  connectionSchema,
  deviceKind,
  listenerSchema,
  meetingSchema,
  timestamp,
} from './nouns.ts';
import { policyQueries } from './policy.ts';
import { doctorSchema, historySchema, snapshotSchema } from './printed.ts';
import { problemSchema } from './problem.ts';
import { settingsSchema } from './settings.ts';
import { type eventStream, mutingSchema } from './told.ts';

const nothing = z.strictObject({});
const done = z.strictObject({});

/** A statement about a vendor or a product, never without a source that a person can open. */
export const sourcedFactSchema = z.strictObject({
  fact: z.string(),
  sources: z.array(z.string()).min(1),
});

export const clientPageSchema = z.strictObject({
  client: clientNowSchema,
  vendor: z.string(),
  captures: z.array(captureSchema),
  connections: z.array(connectionSchema),
  listeners: z.array(listenerSchema),
  /** Autostart entries and background services of this client that are there on this machine (paths). */
  leavesRunning: z.array(z.string()),
  /** What the vendor is known to do. */
  practices: z.array(sourcedFactSchema),
  /** Local servers that versions of this client are known to run. */
  knownListeners: z.array(sourcedFactSchema),
});

export const nowSchema = z.strictObject({
  snapshot: snapshotSchema,
  meetings: z.array(meetingSchema),
  ...mutingSchema.shape,
  pausedUntil: timestamp.nullable(),
});

/** How a command that changed something can be taken back; null where it cannot. */
const undoable = z.strictObject({ undo: z.string().nullable(), affected: z.int().nonnegative() });

export const queries = {
  'now.get': { input: nothing, output: nowSchema },
  'timeline.get': {
    input: z.strictObject({ from: timestamp, to: timestamp }),
    output: historySchema,
  },
  'clients.list': { input: nothing, output: z.array(clientNowSchema) },
  'clients.get': { input: z.strictObject({ client: clientId }), output: clientPageSchema },
  'alerts.list': {
    input: z.strictObject({
      from: timestamp,
      to: timestamp,
      client: clientId.optional(),
      rule: alertRule.optional(),
    }),
    output: z.array(alertSchema),
  },
  'settings.get': { input: nothing, output: settingsSchema },
  'doctor.get': { input: nothing, output: doctorSchema },
  ...changeQueries,
  ...networkQueries,
  ...policyQueries,
  ...capabilityQueries,
} as const;

export const commands = {
  /** Mutes every microphone stream of a client in the sound server. */
  'client.mute': { input: z.strictObject({ client: clientId }), output: undoable },
  'client.unmute': { input: z.strictObject({ client: clientId }), output: undoable },
  /** Ends every process of a client: asked politely, after 5 s firmly. Cannot be undone. */
  'client.end': { input: z.strictObject({ client: clientId }), output: undoable },
  /** Mutes every microphone of the machine. */
  'microphones.mute-all': { input: nothing, output: undoable },
  'microphones.unmute-all': { input: nothing, output: undoable },
  'alerts.allow': { input: z.strictObject({ client: clientId, device: deviceKind }), output: done },
  'alerts.revoke': {
    input: z.strictObject({ client: clientId, device: deviceKind }),
    output: done,
  },
  'alerts.pause': { input: z.strictObject({ minutes: z.int().min(1).max(1440) }), output: done },
  'alerts.resume': { input: nothing, output: done },
  'settings.save': { input: settingsSchema.partial(), output: settingsSchema },
  ...changeCommands,
  ...networkCommands,
} as const;

export const outcomeOf = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value }),
    z.strictObject({ ok: z.literal(false), problem: problemSchema }),
  ]);

export type QueryName = keyof typeof queries;
export type CommandName = keyof typeof commands;
export type CallName = QueryName | CommandName;
type Calls = typeof queries & typeof commands;
export type CallInput<N extends CallName> = z.infer<Calls[N]['input']>;
export type CallOutput<N extends CallName> = z.infer<Calls[N]['output']>;
export type CallOutcome<N extends CallName> =
  | { readonly ok: true; readonly value: CallOutput<N> }
  | { readonly ok: false; readonly problem: z.infer<typeof problemSchema> };

export type Now = z.infer<typeof nowSchema>;
export type ClientPage = z.infer<typeof clientPageSchema>;
export type SourcedFact = z.infer<typeof sourcedFactSchema>;

/** What `window.callwarden` is in the renderer, whichever wall it stands behind. */
export interface CallwardenApi {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutcome<N>>;
  /** Gives the function that ends the subscription. `onLost`: the guard has gone away; `onFound`: it is back. */
  subscribe(listener: {
    onEvents(events: z.infer<typeof eventStream>): void;
    onLost?(): void;
    onFound?(): void;
  }): () => void;
}
