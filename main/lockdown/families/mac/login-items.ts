// What macOS has on its books to start at login or run in the background, since macOS 13 in one list. No program may
// change that for another one: the person does.
import type { Client } from '../../../catalogue/index.ts';
import type { LoginItem } from '../../../platform/port/index.ts';
import { type Check, passed } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import { evidence, some } from '../../evidence.ts';

const help = 'https://support.apple.com/guide/mac-help/mtusr003/mac';

export function loginItemsCheck(client: Client): Check {
  const name = client.shortName;
  return {
    id: checkId(client, 'running-without-need', 'login-items'),
    client: client.id,
    family: 'running-without-need',
    bucket: 'privacy',
    severity: 'medium',
    severityReason: 'It runs, and can use the network and the microphone, the whole day.',
    title: `${name} is no login item.`,
    why: `A program that runs all day can listen, report and be attacked all day. ${name} is needed only while you are in a call.`,
    sources: [help],
    remedy: {
      kind: 'manual',
      byWord: false,
      guide: () => ({
        instructions: [
          'Open System Settings, General, Login Items & Extensions (before macOS 15: Login Items).',
          `Take ${name} out of the list above, and switch it off in the list below.`,
        ],
        page: 'x-apple.systempreferences:com.apple.LoginItems-Settings.extension',
      }),
    },
    look: ({ inventory: { mac } }) => {
      const items = mac?.loginItems ?? [];
      const seen = items.filter(({ enabled }) => enabled).map(said);
      if (some(seen))
        return {
          result: 'failed',
          seen: {
            title: `${name} starts when you log in, or runs in the background.`,
            evidence: seen,
            is: 'switched on',
            shouldBe: 'switched off',
          },
        };
      return items.length > 0 ? passed : null;
    },
  };
}

const said = ({ name, kind, place }: LoginItem) =>
  evidence('unit', `macOS has “${name}” on its books${kind === '' ? '' : ` (${kind})`}.`, {
    place,
  });
