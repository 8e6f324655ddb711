// What macOS has permitted a client: it keeps that to itself, but forgets it when it is asked to.
import type { Client } from '../../../catalogue/index.ts';
import { success } from '../../../outcome.ts';
import { type Check, passed } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import { evidence, some } from '../../evidence.ts';

/** Names of tccutil(1), what they are for a person, and Apple's page on each. */
const services = [
  { service: 'Camera', what: 'the camera', page: 'mchlf6d108da' },
  { service: 'Microphone', what: 'the microphone', page: 'mchla1b1e1fe' },
  { service: 'ScreenCapture', what: 'the screen', page: 'mchld6aa7d23' },
] as const;

export const devicePermissionChecks = (client: Client): readonly Check[] =>
  services.map((each) => devicePermissionCheck(client, each));

function devicePermissionCheck(
  client: Client,
  { service, what, page }: (typeof services)[number],
): Check {
  const name = client.shortName;
  const id = checkId(client, 'device-access', `permission-${service}`);
  return {
    id,
    client: client.id,
    family: 'device-access',
    bucket: 'configuration',
    severity: 'low',
    severityReason: 'Only macOS knows what you once allowed.',
    title: `Before ${name} uses ${what}, macOS asks.`,
    why: `The answer to its question is remembered for good. Made to forget, macOS asks again at the next call, and you decide anew whether ${name} may use ${what}.`,
    sources: [`https://support.apple.com/guide/mac-help/${page}/mac`],
    weightless: true,
    remedy: {
      kind: 'automatic',
      profile: null,
      mayBreak: `In the next call macOS asks whether ${name} may use ${what}.`,
      plan: ({ inventory: { mac } }, desk) => {
        for (const bundleId of identifiersOf(mac?.applications))
          desk.runForGood(
            id,
            `Have macOS forget whether ${bundleId} may use ${what}.`,
            ['/usr/bin/tccutil', 'reset', service, bundleId],
            `Allow it when ${name} asks again, or in System Settings, Privacy & Security.`,
            false,
          );
        return success(undefined);
      },
    },
    look: ({ inventory: { mac }, all }) => {
      const identifiers = identifiersOf(mac?.applications);
      if (all.mended.has(id) && identifiers.length > 0) return passed;
      const seen = identifiers.map((bundleId) =>
        evidence('permission', `What macOS permits ${bundleId} is shown to no program.`, {
          place: 'System Settings, Privacy & Security',
        }),
      );
      if (!some(seen)) return null;
      return {
        result: 'cannot-tell',
        seen: {
          title: `${name} may have been allowed to use ${what} long ago.`,
          evidence: seen,
          is: 'as macOS remembers',
          shouldBe: 'asked again',
        },
      };
    },
  };
}

const identifiersOf = (
  applications: readonly { readonly bundleId: string }[] = [],
): readonly string[] => [...new Set(applications.map(({ bundleId }) => bundleId))];
