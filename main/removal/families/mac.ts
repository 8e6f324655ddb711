// What of a client macOS has besides its application and its files: jobs of launchd, drivers and helpers for the whole
// machine, receipts of the Installer, items for login.
import { success } from '../../outcome.ts';
import type {
  InstallerReceipt,
  LaunchdJob,
  LoginItem,
  MacExtension,
  MacSystemExtension,
} from '../../platform/port/index.ts';
import { entryRelic, type Relic, relic } from '../relic.ts';
import type { RemovalSight } from '../sight.ts';

/** Ended before the application goes: a job would start what is being taken away. */
export const jobRelics = (sight: RemovalSight): readonly Relic[] =>
  sight.inventory.mac?.jobs.map((job) => jobRelic(sight, job)) ?? [];

export function macRelics(sight: RemovalSight): readonly Relic[] {
  const { mac } = sight.inventory;
  if (mac === undefined) return [];
  return [
    ...mac.extensions.map((extension) => extensionRelic(sight, extension)),
    ...mac.systemExtensions.map((extension) => systemExtensionRelic(sight, extension)),
    ...mac.receipts.map((receipt) => receiptRelic(sight, receipt)),
    ...mac.loginItems.map((item) => loginItemRelic(sight, item)),
  ];
}

function jobRelic(sight: RemovalSight, { label, kind, domain, file, loaded }: LaunchdJob): Relic {
  const base = entryRelic(sight, {
    kind: 'service',
    entry: file,
    belonging: 'client',
    sentence: `The ${kind} ${label} of ${sight.client.shortName} is started by launchd.`,
    evidence: [
      {
        kind: 'unit',
        text: `${file.shown} tells launchd of ${label}.`,
        place: file.shown,
        line: null,
        excerpt: null,
      },
    ],
  });
  if (base.remnant.way !== 'quarantine' || loaded !== true) return base;
  return {
    ...base,
    plan: (desk, context) => {
      desk.run(
        base.remnant.id,
        `Have launchd let go of ${label}, so that it ends now.`,
        ['/bin/launchctl', 'bootout', `${domain}/${label}`],
        ['/bin/launchctl', 'bootstrap', domain, file.path],
        domain === 'system',
      );
      return base.plan(desk, context);
    },
  };
}

const extensionWords: Readonly<Record<MacExtension['kind'], string>> = {
  'audio-driver':
    'a sound driver, which every program of this Mac loads; it is gone when the Mac has restarted',
  'camera-plugin': 'a camera plug-in, which programs that use a camera load',
  helper: 'a helper with the rights of the system',
};

const extensionRelic = (sight: RemovalSight, { kind, entry }: MacExtension): Relic =>
  entryRelic(sight, {
    kind: 'program',
    entry,
    belonging: 'client',
    sentence: `${sight.client.shortName} has put ${entry.shown} there: ${extensionWords[kind]}.`,
  });

/** macOS keeps them on its books after the application has gone, and lets nobody but the person take one out. */
const loginItemRelic = (sight: RemovalSight, { name, kind, place }: LoginItem): Relic =>
  relic(sight, {
    kind: 'autostart',
    name: `login-item:${name}:${kind}`,
    belonging: 'client',
    sentence: `macOS has “${name}” of ${sight.client.shortName} among the login items; take it out in System Settings under General and Login Items & Extensions.`,
    way: 'by-hand',
    evidence: [
      {
        kind: 'unit',
        text: `macOS has “${name}” on its books${kind === '' ? '' : ` (${kind})`}.`,
        place,
        line: null,
        excerpt: null,
      },
    ],
  });

const systemExtensionWords: Readonly<Record<MacSystemExtension['kind'], string>> = {
  camera: 'the camera extension',
  network: 'the network extension',
  security: 'the security extension',
  driver: 'the driver',
  other: 'the system extension',
};

/**
 * Finder has macOS uninstall it when it puts the application into the Trash; moved away in any other manner, the
 * application leaves it behind (Apple, https://developer.apple.com/forums/thread/766550), and no program but the
 * application itself may ask for it (OSSystemExtensionRequest).
 */
function systemExtensionRelic(
  sight: RemovalSight,
  { kind, bundleId, version, state }: MacSystemExtension,
): Relic {
  const { shortName } = sight.client;
  const application = sight.traces.programs[0]?.entry.shown;
  const goes =
    application === undefined
      ? 'switch it off in System Settings under General and Login Items & Extensions'
      : `it goes with its application when you put ${application} into the Trash in Finder, and is left behind when Callwarden moves it`;
  const what =
    state === 'ends-at-restart'
      ? 'it is uninstalled already and gone when the Mac has restarted'
      : goes;
  return relic(sight, {
    kind: 'program',
    name: `system-extension:${bundleId}:${version}`,
    belonging: 'client',
    sentence: `macOS has ${systemExtensionWords[kind]} ${bundleId} of ${shortName}; ${what}.`,
    way: 'by-hand',
    evidence: [
      {
        kind: 'unit',
        text: `macOS lists ${bundleId} ${version} among its system extensions.`,
        place: '/Library/SystemExtensions',
        line: null,
        excerpt: null,
      },
    ],
  });
}

/** A name that pkgutil(1) takes; it has no other letters. */
const plainId = /^[A-Za-z0-9][\w.-]*$/;

function receiptRelic(sight: RemovalSight, { id, version, entry }: InstallerReceipt): Relic {
  const title = version === null ? id : `${id} ${version}`;
  const canBeForgotten = plainId.test(id);
  return relic(sight, {
    kind: 'package',
    name: `receipt:${id}`,
    belonging: 'client',
    sentence: canBeForgotten
      ? `The Installer has a receipt of ${title}; without it macOS no longer believes that ${sight.client.shortName} is installed.`
      : `The Installer has a receipt of ${title}, whose name Callwarden gives to no program: it stays.`,
    way: canBeForgotten ? 'uninstall' : 'by-hand',
    entry,
    needsRoot: sight.uid !== 0,
    evidence: [
      {
        kind: 'package',
        text: `${entry.shown} is the receipt of ${title}.`,
        place: entry.shown,
        line: null,
        excerpt: null,
      },
    ],
    plan: (desk) => {
      if (canBeForgotten)
        desk.runForGood(
          `${sight.client.id}:package:receipt:${id}`,
          `Have the Installer forget its receipt of ${id}.`,
          ['/usr/sbin/pkgutil', '--forget', id],
          `The Installer writes it anew when ${sight.client.shortName} is installed again.`,
          true,
        );
      return success(undefined);
    },
  });
}
