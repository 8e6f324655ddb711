// Membership of the cameras' group: the camera at any time, from a remote login or a timer too.
import type { Client } from '../../../catalogue/index.ts';
import type { CameraNode } from '../../../platform/port/index.ts';
import { type Check, passed } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import { evidence, some } from '../../evidence.ts';
import { opensItself } from './opens-itself.ts';

interface Membership {
  readonly node: CameraNode;
  readonly member: string;
  readonly group: string;
}

const membershipsIn = (nodes: readonly CameraNode[]): readonly Membership[] =>
  nodes.flatMap((node) => {
    const { member, group } = node;
    return member === null || group === null ? [] : [{ node, member, group }];
  });

export function cameraGroupCheck(client: Client): Check {
  const name = client.shortName;
  return {
    id: checkId(client, 'device-access', 'camera-group'),
    client: client.id,
    family: 'device-access',
    bucket: 'security',
    severity: 'low',
    severityReason:
      'It matters where you are logged in from afar, or somebody else sits at this machine.',
    title: `${name} reaches the camera only while you sit at this machine.`,
    why: 'The desktop lends the cameras to whoever sits at the machine. A member of their group has them always, and so has all that runs in that name.',
    sources: [
      'https://wiki.archlinux.org/title/Users_and_groups',
      'https://wiki.debian.org/SystemGroups',
    ],
    remedy: {
      kind: 'manual',
      byWord: false,
      guide: ({ inventory }) => {
        const [first] = membershipsIn(inventory.cameraNodes);
        const { member, group } = first ?? { member: 'YOU', group: 'video' };
        return {
          instructions: [
            `Leave the group: sudo gpasswd --delete ${member} ${group}`,
            'Log out and in again, and look whether the camera still works for you.',
            `Where it does not, your desktop lends out no cameras. Go back: sudo gpasswd --add ${member} ${group}`,
          ],
          page: null,
        };
      },
    },
    look: ({ inventory, installations }) => {
      if (inventory.cameraNodes.length === 0 || !installations.some(opensItself)) return null;
      const seen = membershipsIn(inventory.cameraNodes).map(({ node, member, group }) =>
        evidence(
          'permission',
          `${member} is in the group ${group}, which may use ${node.entry.shown} at any time.`,
          { place: node.entry.shown },
        ),
      );
      if (!some(seen)) return passed;
      return {
        result: 'failed',
        seen: {
          title: `${name} reaches the camera even while you do not sit at this machine.`,
          evidence: seen,
          is: 'at any time',
          shouldBe: 'while you sit at the machine',
        },
      };
    },
  };
}
