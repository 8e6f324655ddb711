// A program of a client's that may use a camera or a microphone whenever it likes, by Windows' own record of consent.
import type { Client } from '../../../catalogue/index.ts';
import { success } from '../../../outcome.ts';
import type { DeviceConsent } from '../../../platform/port/index.ts';
import { type Check, passed } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import { evidence, some } from '../../evidence.ts';

const help =
  'https://support.microsoft.com/en-us/windows/windows-camera-microphone-and-privacy-a83257bc-e990-d54a-d212-b5e41beba857';

export const deviceConsentChecks = (client: Client): readonly Check[] =>
  (['camera', 'microphone'] as const).map((device) => deviceConsentCheck(client, device));

function deviceConsentCheck(client: Client, device: DeviceConsent['device']): Check {
  const name = client.shortName;
  const id = checkId(client, 'device-access', `consent-${device}`);
  const ofDevice = (consents: readonly DeviceConsent[] = []): readonly DeviceConsent[] =>
    consents.filter((consent) => consent.device === device);
  return {
    id,
    client: client.id,
    family: 'device-access',
    bucket: 'configuration',
    severity: 'medium',
    severityReason: 'It may use the device at any time, without asking.',
    title: `${name} may not use the ${device} by itself.`,
    why: `Windows asks once and remembers. Denied, ${name} gets no ${device} until you allow it again; Windows holds apps from its store to that, and other programs as far as they ask by way of it.`,
    sources: [help],
    remedy: {
      kind: 'automatic',
      profile: 'strict',
      mayBreak: `In calls ${name} has no ${device} until you allow it again.`,
      plan: ({ inventory: { windows } }, desk) => {
        for (const { value, program, decision } of ofDevice(windows?.consents))
          if (decision === 'allow')
            desk.setRegistry({
              step: id,
              sentence: `Deny the ${device} to ${program}.`,
              seen: value,
              to: { kind: 'value', type: text, data: deny },
              needsRoot: false,
            });
        return success(undefined);
      },
    },
    look: ({ inventory: { windows } }) => {
      const consents = ofDevice(windows?.consents);
      const seen = consents
        .filter(({ decision }) => decision === 'allow')
        .map(({ program, value }) =>
          evidence('permission', `Windows lets ${program} use the ${device}.`, {
            place: value.key,
          }),
        );
      if (some(seen))
        return {
          result: 'failed',
          seen: {
            title: `${name} may use the ${device} at any time.`,
            evidence: seen,
            is: 'allowed',
            shouldBe: 'denied',
          },
        };
      return consents.length > 0 ? passed : null;
    },
  };
}

/** REG_SZ (winnt.h), with the zero at its end. */
const text = 1;
const deny = Buffer.from('Deny\0', 'utf16le').toString('base64');
