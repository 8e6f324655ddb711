// A hole in Windows' firewall for a program of a client's: closed by a rule that blocks, which wins over any that allows.
import type { Client } from '../../../catalogue/index.ts';
import { success } from '../../../outcome.ts';
import { type Check, passed } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import { evidence, some } from '../../evidence.ts';

const manual =
  'https://learn.microsoft.com/en-us/troubleshoot/windows-server/networking/netsh-advfirewall-firewall-control-firewall-behavior';

export function networkOpeningCheck(client: Client): Check {
  const name = client.shortName;
  const id = checkId(client, 'local-servers', 'firewall-opening');
  return {
    id,
    client: client.id,
    family: 'local-servers',
    bucket: 'security',
    severity: 'medium',
    severityReason: 'Whoever shares your network can talk to it.',
    title: `The firewall of Windows lets nobody on the network reach ${name}.`,
    why: `An installer, or one click in a hurry, has told the firewall to let others in. A call is opened from this machine, and needs that only for a direct line between two people.`,
    sources: [manual],
    remedy: {
      kind: 'automatic',
      profile: 'strict',
      mayBreak: 'Calls between two people may take a longer way, over the vendor’s servers.',
      plan: ({ inventory: { windows } }, desk) => {
        for (const { program } of windows?.openings.filter(({ blocked }) => !blocked) ?? []) {
          const rule = [`name=Callwarden: ${name}`, 'dir=in', `program=${program}`] as const;
          desk.run(
            id,
            `Add a rule to the firewall of Windows that lets nobody on the network reach ${program}.`,
            ['netsh.exe', 'advfirewall', 'firewall', 'add', 'rule', ...rule, 'action=block'],
            ['netsh.exe', 'advfirewall', 'firewall', 'delete', 'rule', ...rule],
            windows?.elevated !== true,
          );
        }
        return success(undefined);
      },
    },
    look: ({ inventory: { windows }, installations }) => {
      if (windows === undefined) return null;
      const seen = windows.openings
        .filter(({ blocked }) => !blocked)
        .map(({ program }) =>
          evidence(
            'policy',
            `A rule of the firewall lets others on the network reach ${program}.`,
            {
              place: program,
            },
          ),
        );
      if (some(seen))
        return {
          result: 'failed',
          seen: {
            title: `Others on the network can reach ${name} through the firewall of Windows.`,
            evidence: seen,
            is: 'let in',
            shouldBe: 'kept out',
          },
        };
      return installations.length > 0 || windows.openings.length > 0 ? passed : null;
    },
  };
}
