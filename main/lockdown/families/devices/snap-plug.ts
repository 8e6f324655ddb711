// A connection of a snap's to a part of the machine, which can be taken apart and put together again.
import type { Profile, Severity } from '../../../../preload/contract/index.ts';
import type { Client } from '../../../catalogue/index.ts';
import { success } from '../../../outcome.ts';
import type { SandboxGrant } from '../../../platform/port/index.ts';
import { type Check, passed } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import { evidence, some } from '../../evidence.ts';

interface PlugRule {
  readonly plug: string;
  readonly severity: Severity;
  readonly severityReason: string;
  readonly may: string;
  readonly profile: Profile | null;
  readonly mayBreak: string;
}

/** https://snapcraft.io/docs/supported-interfaces */
const rules: readonly PlugRule[] = [
  {
    plug: 'camera',
    severity: 'medium',
    severityReason: 'It opens the camera without asking.',
    may: 'may use every camera without asking',
    profile: null,
    mayBreak: 'Nobody sees you until the connection is made again.',
  },
  {
    plug: 'audio-record',
    severity: 'medium',
    severityReason: 'It listens without asking.',
    may: 'may use every microphone without asking',
    profile: null,
    mayBreak: 'Nobody hears you until the connection is made again.',
  },
  {
    plug: 'home',
    severity: 'high',
    severityReason: 'It can read every document in your home folder, and change it.',
    may: 'may read and write the documents in your home folder',
    profile: 'careful',
    mayBreak: 'Files that you want to send have to be in the snap’s own folder.',
  },
  {
    plug: 'removable-media',
    severity: 'medium',
    severityReason: 'It can read every stick and disk that you plug in.',
    may: 'may read the disks and sticks that you plug in',
    profile: 'careful',
    mayBreak: 'Files on a stick have to be copied before they can be sent.',
  },
];

export const snapPlugChecks = (client: Client): readonly Check[] =>
  client.linux.packages.snap.length === 0 ? [] : rules.map((rule) => snapPlugCheck(client, rule));

function snapPlugCheck(client: Client, rule: PlugRule): Check {
  const name = client.shortName;
  const id = checkId(client, 'device-access', `snap-${rule.plug}`);
  const connected = (grants: readonly SandboxGrant[]): readonly SandboxGrant[] =>
    grants.filter(({ source, grant }) => source === 'snap' && grant === rule.plug);
  return {
    id,
    client: client.id,
    family: 'device-access',
    bucket: 'configuration',
    severity: rule.severity,
    severityReason: rule.severityReason,
    title: `The snap of ${name} has no connection by which it ${rule.may}.`,
    why: 'A snap sees only what it is connected to, and you may choose what that is.',
    sources: ['https://snapcraft.io/docs/supported-interfaces'],
    remedy: {
      kind: 'automatic',
      profile: rule.profile,
      mayBreak: rule.mayBreak,
      plan: ({ inventory }, desk) => {
        for (const { place } of connected(inventory.grants)) {
          // `zoom-client:camera core:camera`: the plug and the slot, as snapd writes a connection.
          const [plug = place, ...slot] = place.split(' ');
          desk.run(
            id,
            `Disconnect ${plug}.`,
            ['snap', 'disconnect', '--', plug, ...slot],
            ['snap', 'connect', '--', plug, ...slot],
            true,
          );
        }
        return success(undefined);
      },
    },
    look: ({ inventory, installations }) => {
      const seen = connected(inventory.grants).map(({ application, place }) =>
        evidence('permission', `${application} is connected to ${rule.plug}.`, { place }),
      );
      if (some(seen)) {
        return {
          result: 'failed',
          seen: {
            title: `${name} ${rule.may}.`,
            evidence: seen,
            is: 'connected',
            shouldBe: 'disconnected',
          },
        };
      }
      return installations.some(({ source }) => source === 'snap') ? passed : null;
    },
  };
}
