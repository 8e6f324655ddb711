// The probe's inventory as schemas (native-probes/protocol.md, "On Windows").
import * as z from 'zod';

const words = z.string().nullable();
const view = z.union([z.literal(32), z.literal(64)]);
/** A SID; null: the machine's. */
const origin = { user: words, view };

const folder = z.object({ type: z.literal('folder'), variable: z.string(), path: z.string() });
const profile = z.object({ type: z.literal('profile'), user: z.string(), home: z.string() });
const program = z.object({
  type: z.literal('program'),
  ...origin,
  key: z.string(),
  displayName: words,
  displayVersion: words,
  publisher: words,
  installLocation: words,
  displayIcon: words,
  uninstallString: words,
  quietUninstallString: words,
  windowsInstaller: z.boolean(),
  systemComponent: z.boolean(),
});
const appPackage = z.object({
  type: z.literal('package'),
  ...origin,
  fullName: z.string(),
  displayName: words,
  folder: words,
});
const start = z.object({
  type: z.literal('start'),
  ...origin,
  key: z.enum(['Run', 'RunOnce']),
  name: z.string(),
  command: z.string(),
});
const service = z.object({
  type: z.literal('service'),
  name: z.string(),
  displayName: words,
  command: words,
  start: z.enum(['boot', 'system', 'automatic', 'manual', 'disabled']),
  delayed: z.boolean(),
});
const handler = z.object({
  type: z.literal('handler'),
  ...origin,
  scheme: z.string(),
  command: words,
});
const consent = z.object({
  type: z.literal('consent'),
  device: z.enum(['camera', 'microphone']),
  packaged: z.boolean(),
  ofMachine: z.boolean(),
  program: z.string(),
  decision: words,
  /** 0: never. */
  startedAtMs: z.int().nonnegative(),
  /** 0: it uses the device now, or never has. */
  stoppedAtMs: z.int().nonnegative(),
});

const account = z.object({ type: z.literal('account'), elevated: z.boolean() });

export const inventoryLine = z.discriminatedUnion('type', [
  account,
  folder,
  profile,
  program,
  appPackage,
  start,
  service,
  handler,
  consent,
]);

export type InventoryLine = z.infer<typeof inventoryLine>;
type Of<T extends InventoryLine['type']> = Extract<InventoryLine, { type: T }>;

export type ProgramListed = Of<'program'>;
export type PackageListed = Of<'package'>;
export type StartListed = Of<'start'>;
export type ServiceListed = Of<'service'>;
export type HandlerListed = Of<'handler'>;
export type ConsentListed = Of<'consent'>;
