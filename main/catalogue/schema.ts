// The shape of a client's data file. Strict: an unknown field is an error.
import * as z from 'zod';
import { clientCategory, clientId } from '../../preload/contract/index.ts';
import { backed, backing, needsBacking, platform, source, text, texts } from './fields.ts';
import { isSharedFolder } from './paths/paths.ts';

const installPath = z
  .string()
  .regex(
    /^(~\/|\/)[^/\0]+(\/[^/\0]+)*$/,
    'an absolute path, or one below ~/, without a slash at its end',
  )
  .refine((path) => !/\/\.\.?(\/|$)/.test(path), 'a path without . or .. in it')
  .refine((path) => !isSharedFolder(path), 'a path of this client alone, not a shared folder');

/** What Linux is searched for; plain values, for speed. Where each comes from stands in `provenance`. */
const linux = z.strictObject({
  processNames: texts,
  installPaths: z.array(installPath).default([]),
  packages: z.strictObject({ deb: texts, rpm: texts, flatpak: texts, snap: texts }),
});

const darwin = z.strictObject({
  processNames: texts,
  installPaths: texts,
  bundleIds: texts,
  receipts: texts,
  teamId: text.optional(),
});

const win32 = z.strictObject({
  processNames: texts,
  installPaths: texts,
  /** Names in the certificates that its programs are signed with (Authenticode, the subject's common name). */
  publishers: texts,
  uninstallDisplayNames: texts,
  productCodes: texts,
  upgradeCodes: texts,
  packageFamilyNames: texts,
  wingetIds: texts,
  silentUninstall: texts,
});

const perPlatform = z.strictObject({ linux: texts, darwin: texts, win32: texts });

const localListener = z
  .strictObject({
    /** `6463-6472`, `8888/tcp, 8889/udp`; null where only its existence is known. */
    ports: text.nullable(),
    protocol: text.optional(),
    bind: text.optional(),
    what: text,
    mitigation: text.optional(),
    ...backing,
  })
  .refine(backed, needsBacking);

const configFile = z
  .strictObject({ platform, path: text, format: text, ...backing })
  .refine(backed, needsBacking);

const settingValue = z.union([z.boolean(), z.number(), z.string()]).nullable();

const hardening = z
  .strictObject({
    key: text,
    where: text,
    /** Other places for the same key that another source gives. */
    alsoWhere: z.array(text).optional(),
    platforms: z.array(platform).min(1),
    safeValue: settingValue,
    /** What holds where the file says nothing, as its makers document it. */
    default: settingValue.optional(),
    type: text.optional(),
    meaning: text,
    /** The key of the same setting on another platform. */
    pairs: text.optional(),
    /** Takes something away that a person may want: offered, not preset. */
    strict: z.literal(true).optional(),
    optional: z.literal(true).optional(),
    /** Seen in real files, its effect deduced from its name: never preset. */
    inferred: z.literal(true).optional(),
    subkeyUncertain: z.literal(true).optional(),
    adminOnly: z.literal(true).optional(),
    uiOnly: z.literal(true).optional(),
    ...backing,
  })
  .refine(backed, needsBacking);

const tracker = z
  .strictObject({
    domain: text,
    owner: text,
    evidence: text,
    /** `historic`, `website`: not what today's desktop client does. */
    status: text.optional(),
    ...backing,
  })
  .refine(backed, needsBacking);

const ports = z.strictObject({ tcp: texts, udp: texts, ...backing }).refine(backed, needsBacking);

const endpoints = z.strictObject({
  vendorDomains: texts,
  telemetryDomains: texts,
  /** As of the source's date; never block by old ones. */
  ipRanges: texts,
  stunRanges: texts,
  ports: ports.optional(),
  thirdPartyTrackers: z.array(tracker).default([]),
});

/** An entry of the keyring that a client makes on Linux: these attributes, and perhaps more, are written on it. */
const keyringEntry = z
  .strictObject({
    attributes: z.record(text, text).refine((all) => Object.keys(all).length > 0, 'an attribute'),
    /** What of a person's own cannot be read without it: it stays with that. */
    opens: z.enum(['messages', 'passwords']).optional(),
    ...backing,
  })
  .refine(backed, needsBacking);

/** An extension of the client's vendor for a browser; `chromium` for all that are built on it. */
const browserExtension = z
  .strictObject({
    browser: z.enum(['chromium', 'firefox']),
    id: text,
    name: text,
    ...backing,
  })
  .refine(backed, needsBacking)
  .refine(
    ({ browser, id }) => browser !== 'chromium' || /^[a-p]{32}$/.test(id),
    'an id of 32 letters from a to p',
  );

const practice = z.strictObject({ fact: text, ...backing }).refine(backed, needsBacking);

const emptyPlatforms = () => ({ linux: [], darwin: [], win32: [] });

export const clientSchema = z.strictObject({
  id: clientId,
  name: text,
  /** What people call it, for sentences: `Zoom`. */
  shortName: text,
  vendor: text,
  category: clientCategory,
  /** The vendor has ended it: removal is what is left to do. */
  retired: z.literal(true).optional(),
  linux,
  darwin: darwin.prefault({}),
  win32: win32.prefault({}),
  leftovers: perPlatform.default(emptyPlatforms),
  /** A person's own recordings and pictures: kept unless ticked. */
  userContentPaths: perPlatform.default(emptyPlatforms),
  /** Used by other software too: never removed. */
  sharedPaths: texts,
  secrets: z
    .strictObject({
      darwinKeychain: texts,
      win32Credentials: texts,
      linuxKeyring: z.array(keyringEntry).optional(),
    })
    .prefault({}),
  browserExtensions: z.array(browserExtension).optional(),
  backgroundServices: perPlatform.default(emptyPlatforms),
  urlSchemes: texts,
  localListeners: z.array(localListener).default([]),
  configFiles: z.array(configFile).default([]),
  hardening: z.array(hardening).default([]),
  endpoints: endpoints.prefault({}),
  /** Processes that run only while a meeting does. */
  meetingProcesses: z
    .strictObject({ linux: texts, darwin: texts, win32: texts, note: text, ...backing })
    .refine(backed, needsBacking)
    .optional(),
  /** A client without a program of its own: how a browser runs it. */
  webApp: z
    .strictObject({ appId: text, linuxWindowClass: text, launchArgument: text, ...backing })
    .refine(backed, needsBacking)
    .optional(),
  privacyPractices: z.array(practice).default([]),
  notes: texts,
  /** Which values of which plain list are backed by which sources. */
  provenance: z
    .array(
      z.strictObject({
        field: text,
        values: z.array(text).min(1),
        sources: z.array(source).min(1),
      }),
    )
    .default([]),
  /** Unproven: `values` may stand in a list too, and are leads there. */
  leads: z
    .array(z.strictObject({ field: text, values: z.array(text).default([]), note: text }))
    .default([]),
  /** What the file as a whole was made from. */
  sources: z.array(source).default([]),
});

/** The part of a client's file that decides who is who; what a start checks. */
export const recognitionSchema = z.object({
  id: clientId,
  name: text,
  shortName: text,
  vendor: text,
  category: clientCategory,
  linux,
});

export type Client = z.infer<typeof clientSchema>;
