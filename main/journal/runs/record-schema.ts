// The lines of a run's record, as schemas: what was planned, and every change of state since.
import * as z from 'zod';
import {
  blockChangeSchema,
  clientId,
  keyringItemSchema,
  planSchema,
  problemSchema,
  registryChangeSchema,
} from '../../../preload/contract/index.ts';

/** Numbers of 64 bits do not fit into JSON's. */
const big = z.string().regex(/^-?\d+$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const mode = z.int().min(0).max(0o7777);

const identity = { device: big, inode: big, mtimeNs: big };
const owned = { mode, uid: z.int().nonnegative(), gid: z.int().nonnegative() };

/** What stood at a path before the action: enough to know it again, and to bring it back. */
export const stoodSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('absent') }),
  z.strictObject({ kind: z.literal('file'), sha256, size: big, ...owned, ...identity }),
  /** The target's bytes in base64: a link may point at any bytes. */
  z.strictObject({ kind: z.literal('link'), target: z.string(), ...owned, ...identity }),
  /** A folder, or a socket, pipe or device: moved and kept as it is, never read. */
  z.strictObject({ kind: z.literal('other'), isFolder: z.boolean(), ...owned, ...identity }),
]);

export const factsSchema = z.strictObject({
  before: stoodSchema,
  /** Folders that the action makes, outermost first, absolute. */
  made: z.array(z.string()),
  /** The innermost folder that was there, and when it had changed last; null where no folder changes. */
  folder: z.strictObject({ path: z.string(), mtimeNs: big }).nullable(),
});

const base = { step: z.string(), sentence: z.string() };
const argv = z.tuple([z.string()], z.string());

export const recordedActionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('write-file'), ...base, path: z.string(), mode, sha256 }),
  z.strictObject({ kind: z.literal('make-link'), ...base, path: z.string(), target: z.string() }),
  z.strictObject({ kind: z.literal('quarantine'), ...base, path: z.string() }),
  z.strictObject({ kind: z.literal('set-mode'), ...base, path: z.string(), mode }),
  z.strictObject({
    kind: z.literal('run-command'),
    ...base,
    inverse: z.union([z.strictObject({ command: argv }), z.strictObject({ none: z.string() })]),
    timeoutMs: z.number(),
  }),
  z.strictObject({ kind: z.literal('end-processes'), ...base }),
  z.strictObject({
    kind: z.literal('mute-stream'),
    ...base,
    stream: z.string(),
    muted: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('set-block'), ...base, change: blockChangeSchema }),
  z.strictObject({ kind: z.literal('set-registry'), ...base, change: registryChangeSchema }),
  z.strictObject({ kind: z.literal('set-aside-key'), ...base, item: keyringItemSchema }),
  z.strictObject({
    kind: z.literal('take-entry'),
    ...base,
    path: z.string(),
    keys: argv,
    entry: z.string(),
  }),
]);

const at = { atMs: z.number() };
const ofAction = { type: z.literal('action'), action: z.int().nonnegative(), ...at };

export const whenChanged = z.enum(['refuse', 'keep-theirs', 'restore-ours']);

export const lineSchema = z.union([
  z.strictObject({
    type: z.literal('plan'),
    version: z.literal(1),
    id: z.string(),
    purpose: planSchema.shape.purpose,
    client: clientId.nullable(),
    actions: z.array(recordedActionSchema),
    ...at,
  }),
  z.discriminatedUnion('state', [
    /** Everything that undoing needs is on the disk. */
    z.strictObject({ ...ofAction, state: z.literal('started'), facts: factsSchema.nullable() }),
    /** Quarantine to another disk: the copy is whole and checked, the original may go. */
    z.strictObject({ ...ofAction, state: z.literal('copied') }),
    /** When the folder had changed last after the action, to tell later whether somebody else changed it since. */
    z.strictObject({ ...ofAction, state: z.literal('done'), folderMtimeNs: big.nullable() }),
    z.strictObject({ ...ofAction, state: z.literal('failed'), problem: problemSchema }),
    z.strictObject({ ...ofAction, state: z.literal('verified') }),
    z.strictObject({ ...ofAction, state: z.literal('undoing'), restoresTime: z.boolean() }),
    /** Restoring from another disk: this copy, by its inode, takes the path's place next. */
    z.strictObject({ ...ofAction, state: z.literal('placing'), device: big, inode: big }),
    z.strictObject({ ...ofAction, state: z.literal('undone') }),
    /** Not undone, and why. */
    z.strictObject({ ...ofAction, state: z.literal('stays'), problem: problemSchema }),
  ]),
  z.discriminatedUnion('state', [
    z.strictObject({ type: z.literal('run'), state: z.literal('done'), ...at }),
    z.strictObject({ type: z.literal('run'), state: z.literal('rolling-back'), ...at }),
    z.strictObject({ type: z.literal('run'), state: z.literal('rolled-back'), ...at }),
    z.strictObject({
      type: z.literal('run'),
      state: z.literal('undoing'),
      /** Indexes of the actions to undo. */
      actions: z.array(z.int().nonnegative()),
      whenChanged,
      ...at,
    }),
    z.strictObject({ type: z.literal('run'), state: z.literal('undo-ended'), ...at }),
    z.strictObject({ type: z.literal('run'), state: z.literal('purging'), ...at }),
    z.strictObject({ type: z.literal('run'), state: z.literal('purged'), ...at }),
    /** A crash had left it unfinished; what follows puts that right. */
    z.strictObject({ type: z.literal('run'), state: z.literal('interrupted'), ...at }),
  ]),
]);

export type Stood = z.infer<typeof stoodSchema>;
export type Facts = z.infer<typeof factsSchema>;
export type RecordedAction = z.infer<typeof recordedActionSchema>;
export type Line = z.infer<typeof lineSchema>;
export type WhenChanged = z.infer<typeof whenChanged>;
