// Camera device files that every user and every service of the machine may open. The machine's fault, and a danger
// from each client that opens them itself.
import type { Client } from '../../../catalogue/index.ts';
import { success } from '../../../outcome.ts';
import type { CameraNode } from '../../../platform/port/index.ts';
import { type Check, passed } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import { evidence, some } from '../../evidence.ts';
import { opensItself } from './opens-itself.ts';

/** Permission bits of everybody else. */
const forEverybody = 0o007;

/** As systemd's own rules have it (50-udev-default.rules); `:=` lets no later rule change it. */
const rule = `# Cameras are for their group and for whoever sits at the machine. Written by Callwarden.
SUBSYSTEM=="video4linux", MODE:="0660"
`;

export function cameraOpenToAllCheck(client: Client): Check {
  const name = client.shortName;
  const id = checkId(client, 'device-access', 'camera-open-to-all');
  const open = (nodes: readonly CameraNode[]): readonly CameraNode[] =>
    nodes.filter(({ entry }) => (entry.mode & forEverybody) !== 0);
  return {
    id,
    client: client.id,
    family: 'device-access',
    bucket: 'security',
    severity: 'medium',
    severityReason:
      'Every user and every service of this machine can watch, whoever sits in front of it.',
    title: `${name} finds no camera that is open to everybody on this machine.`,
    why: 'A camera belongs to whoever sits at the machine. The desktop sees to that, unless the camera’s file is open to all.',
    sources: [
      'https://www.freedesktop.org/software/systemd/man/latest/udev.html',
      'systemd/systemd:rules.d/50-udev-default.rules.in',
    ],
    remedy: {
      kind: 'automatic',
      profile: 'careful',
      mayBreak:
        'A service that watches through the camera as a user of its own has to be put into the camera’s group.',
      plan: ({ inventory }, desk) => {
        for (const { entry, rulePath, rule: standing } of open(inventory.cameraNodes)) {
          const ruled = desk.changeFile({
            step: id,
            sentence: 'Let cameras be for their group and whoever sits at the machine, for good.',
            path: rulePath,
            seen: standing,
            mode: 0o644,
            change: () => success(Buffer.from(rule)),
          });
          if (!ruled.ok) return ruled;
          const mode = entry.mode & ~forEverybody;
          desk.setMode(
            id,
            `Close ${entry.shown} to everybody else (mode ${octal(mode)}).`,
            entry,
            mode,
          );
        }
        return success(undefined);
      },
    },
    look: ({ inventory, installations }) => {
      if (inventory.cameraNodes.length === 0 || !installations.some(opensItself)) return null;
      const seen = open(inventory.cameraNodes).map(({ entry: { shown, mode } }) =>
        evidence('file', `${shown} has the mode ${octal(mode)}: everybody may use this camera.`, {
          place: shown,
        }),
      );
      if (!some(seen)) return passed;
      return {
        result: 'failed',
        seen: {
          title: `${name} finds a camera that is open to everybody on this machine.`,
          evidence: seen,
          is: 'open to everybody',
          shouldBe: 'for whoever sits at the machine',
        },
      };
    },
  };
}

const octal = (mode: number): string => mode.toString(8).padStart(4, '0');
