// A permission that a person gave once and that the desktop's portals have kept since.
import type { Severity } from '../../../../preload/contract/index.ts';
import type { Client } from '../../../catalogue/index.ts';
import { failure, type Outcome, success } from '../../../outcome.ts';
import type { PortalGrant } from '../../../platform/port/index.ts';
import { type Check, passed } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import { evidence, some } from '../../evidence.ts';

interface PortalRule {
  readonly name: string;
  readonly what: readonly PortalGrant['what'][];
  readonly severity: Severity;
  readonly severityReason: string;
  /** Goes on after "a standing permission". */
  readonly to: string;
}

const rules: readonly PortalRule[] = [
  {
    name: 'portal-camera',
    what: ['camera'],
    severity: 'medium',
    severityReason: 'It opens the camera at any time, and nobody is asked.',
    to: 'for your camera',
  },
  {
    name: 'portal-microphone',
    what: ['microphone'],
    severity: 'medium',
    severityReason: 'It listens at any time, and nobody is asked.',
    to: 'for your microphone',
  },
  {
    name: 'portal-screen',
    what: ['screen', 'remote-control', 'screenshot'],
    severity: 'medium',
    severityReason: 'It sees the screen at any time, and nobody is asked.',
    to: 'for your screen',
  },
];

const told: Readonly<Record<PortalGrant['what'], (application: string) => string>> = {
  camera: (application) => `The desktop gives ${application} the camera without asking.`,
  microphone: (application) => `The desktop gives ${application} the microphone without asking.`,
  screen: (application) =>
    `The desktop lets ${application} share what you have shared before, without asking.`,
  'remote-control': (application) =>
    `The desktop lets ${application} control this machine as you have allowed before, without asking.`,
  screenshot: (application) =>
    `The desktop lets ${application} take pictures of the screen without asking.`,
};

const storeDocument =
  'https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.impl.portal.PermissionStore.html';
const commandDocument =
  'https://docs.flatpak.org/en/latest/flatpak-command-reference.html#flatpak-permission-remove';

/** Sandboxed clients have to ask the portals; browsers do so too. */
export const portalGrantChecks = (client: Client): readonly Check[] => {
  const { flatpak, snap } = client.linux.packages;
  const asks = flatpak.length > 0 || snap.length > 0 || client.category === 'browser';
  return asks ? rules.map((rule) => portalGrantCheck(client, rule)) : [];
};

function portalGrantCheck(client: Client, rule: PortalRule): Check {
  const name = client.shortName;
  const id = checkId(client, 'device-access', rule.name);
  const kept = (grants: readonly PortalGrant[]): readonly PortalGrant[] =>
    grants.filter(({ what }) => rule.what.includes(what));
  return {
    id,
    client: client.id,
    family: 'device-access',
    bucket: 'privacy',
    severity: rule.severity,
    severityReason: rule.severityReason,
    title: `${name} has no standing permission ${rule.to}.`,
    why: 'You said yes once, and the desktop has kept it: since then the client need not ask you again.',
    sources: [storeDocument, commandDocument],
    remedy: {
      kind: 'automatic',
      profile: 'careful',
      mayBreak: `${name} asks you again the next time.`,
      plan: ({ inventory }, desk) => {
        for (const grant of kept(inventory.portalGrants)) {
          if (!grant.canChange) return notByFlatpak(grant.place);
          const { table, entry, application, words } = grant;
          desk.run(
            id,
            `Take back what the desktop has kept for ${application} (${table}, ${entry}).`,
            ['flatpak', 'permission-remove', table, entry, application],
            ['flatpak', 'permission-set', table, entry, application, ...words],
            false,
          );
        }
        return success(undefined);
      },
    },
    look: ({ inventory, installations }) => {
      const seen = kept(inventory.portalGrants).map(({ what, application, place, entry, words }) =>
        evidence('permission', told[what](application), {
          place,
          excerpt: `${entry}: ${words.join(', ')}`,
        }),
      );
      if (!some(seen)) return installations.length > 0 ? passed : null;
      return {
        result: 'failed',
        seen: {
          title: `${name} has a standing permission ${rule.to}.`,
          evidence: seen,
          is: 'allowed for good',
          shouldBe: 'asked each time',
        },
      };
    },
  };
}

const notByFlatpak = (place: string): Outcome<never> =>
  failure({
    kind: 'unavailable',
    subject: place,
    message: 'Such a permission is taken back by flatpak, which is not here or cannot name it.',
    advice: 'Take the permission back in the settings of your desktop, under the client’s name.',
  });
