// A client that starts with the session, before anybody has asked for it.

import type { Client } from '../../../catalogue/index.ts';
import { success } from '../../../outcome.ts';
import type { Check } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import { setKeyfileValue } from '../../codecs/keyfile.ts';
import { evidence, some } from '../../evidence.ts';

const specification = 'https://specifications.freedesktop.org/autostart-spec/latest/';

export function autostartCheck(client: Client): Check {
  const name = client.shortName;
  const id = checkId(client, 'running-without-need', 'autostart');
  return {
    id,
    client: client.id,
    family: 'running-without-need',
    bucket: 'privacy',
    severity: 'medium',
    severityReason: 'It runs, and can use the network and the microphone, the whole day.',
    title: `${name} does not start when you log in.`,
    why: `A program that runs all day can listen, report and be attacked all day. ${name} is needed only while you are in a call.`,
    sources: [specification],
    remedy: {
      kind: 'automatic',
      profile: 'careful',
      mayBreak: `Calls and messages reach you only after you have started ${name} yourself.`,
      plan: ({ inventory }, desk) => {
        for (const entry of inventory.autostart.filter(({ active }) => active)) {
          const own = entry.overridePath === entry.file.path;
          const changed = desk.changeFile({
            step: id,
            sentence: own
              ? `Mark ${entry.file.shown} as hidden, so that ${name} no longer starts at login.`
              : `Put a hidden entry in place of ${entry.file.shown} for you, so that ${name} no longer starts at login.`,
            path: entry.overridePath,
            seen: own ? entry.file : null,
            replaces: entry.standing,
            mode: 0o644,
            change: (content) =>
              setKeyfileValue(content ?? entry.file.content, entry.overridePath, [
                'Desktop Entry',
                'Hidden',
                'true',
              ]),
          });
          if (!changed.ok) return changed;
        }
        return success(undefined);
      },
    },
    look: ({ inventory, installations }) => {
      const active = inventory.autostart.filter((entry) => entry.active);
      const seen = active.map((entry) =>
        evidence('file', `${entry.file.shown} starts “${entry.name}” at login.`, {
          place: entry.file.shown,
          excerpt: `Exec=${entry.command}`,
        }),
      );
      if (some(seen)) {
        return {
          result: 'failed',
          seen: {
            title: `${name} starts every time you log in.`,
            evidence: seen,
            is: 'started at login',
            shouldBe: 'started by you alone',
          },
        };
      }
      const asked = installations.length > 0 || inventory.autostart.length > 0;
      return asked ? { result: 'passed' } : null;
    },
  };
}
