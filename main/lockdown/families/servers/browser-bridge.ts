// A program of a client's that a browser starts for its extension (native messaging).
import type { Client } from '../../../catalogue/index.ts';
import { success } from '../../../outcome.ts';
import { type Check, passed } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import { evidence, ownedBy, some } from '../../evidence.ts';

export function browserBridgeCheck(client: Client): Check {
  const name = client.shortName;
  const id = checkId(client, 'local-servers', 'browser-bridge');
  return {
    id,
    client: client.id,
    family: 'local-servers',
    bucket: 'security',
    severity: 'medium',
    severityReason: 'It is a way out of the browser’s sandbox.',
    title: `No browser can start a program of ${ownedBy(name)}.`,
    why: `A browser extension can start this program outside the browser's walls, with all that you may do.`,
    sources: ['https://developer.chrome.com/docs/extensions/develop/concepts/native-messaging'],
    remedy: {
      kind: 'automatic',
      profile: 'strict',
      mayBreak: `Buttons that ${ownedBy(name)} extension puts into the browser stop working.`,
      plan: ({ inventory }, desk) => {
        for (const { file, browser } of inventory.messagingHosts) {
          const moved = desk.quarantine(
            id,
            `Move ${file.shown} away, so that ${browser} can no longer start it.`,
            file,
          );
          if (!moved.ok) return moved;
        }
        return success(undefined);
      },
    },
    look: ({ inventory, installations }) => {
      const seen = inventory.messagingHosts.map(({ file, browser }) =>
        evidence('file', `${browser} may start a program of ${ownedBy(name)} for an extension.`, {
          place: file.shown,
        }),
      );
      if (!some(seen)) return installations.length > 0 ? passed : null;
      return {
        result: 'failed',
        seen: {
          title: `A browser can start a program of ${ownedBy(name)} by itself.`,
          evidence: seen,
          is: 'allowed',
          shouldBe: 'not allowed',
        },
      };
    },
  };
}
