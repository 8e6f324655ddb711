// A service of a client's that systemd starts and keeps, whether anybody is in a call or not.
import type { Client } from '../../../catalogue/index.ts';
import type { Desk } from '../../../journal/desk.ts';
import { readServicesAnew, systemctl } from '../../../journal/systemd.ts';
import { type Outcome, success } from '../../../outcome.ts';
import type { ServiceUnit } from '../../../platform/port/index.ts';
import type { Check } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import { evidence, some } from '../../evidence.ts';

const manual = 'https://www.freedesktop.org/software/systemd/man/latest/systemctl.html';

export function backgroundServiceCheck(client: Client): Check {
  const name = client.shortName;
  const id = checkId(client, 'running-without-need', 'background-services');
  return {
    id,
    client: client.id,
    family: 'running-without-need',
    bucket: 'privacy',
    severity: 'medium',
    severityReason: 'A service runs without a window, and comes back when it is ended.',
    title: `No service of ${name} runs in the background.`,
    why: `A background service goes on after you have closed ${name}, and nothing on the screen shows it.`,
    sources: [manual],
    remedy: {
      kind: 'automatic',
      profile: 'careful',
      mayBreak: `What the service does for ${name}, such as fetching updates, stops.`,
      plan: ({ inventory, live }, desk) => {
        const enabled = inventory.units.filter(isEnabled);
        for (const scope of ['user', 'system'] as const) {
          const units = enabled.filter((unit) => unit.scope === scope);
          const runs = live?.systemd[scope] === true && units.length > 0;
          if (runs) stopUnits(desk, id, scope, units);
          for (const unit of units) {
            const kept = keepFromStarting(desk, id, unit);
            if (!kept.ok) return kept;
          }
          if (runs) readServicesAnew(desk, id, scope);
        }
        return success(undefined);
      },
    },
    look: ({ inventory, installations }) => {
      const seen = inventory.units.filter(isEnabled).map((unit) =>
        evidence('unit', `${unit.name} is enabled for ${whom(unit)}.`, {
          place: unit.file.shown,
        }),
      );
      if (some(seen)) {
        return {
          result: 'failed',
          seen: {
            title: `${name} keeps a service running in the background.`,
            evidence: seen,
            is: 'enabled',
            shouldBe: 'masked',
          },
        };
      }
      const asked = installations.length > 0 || inventory.units.length > 0;
      return asked ? { result: 'passed' } : null;
    },
  };
}

/** Masked or not, what runs goes on. Undo goes the other way: systemd reads anew what is back, and then starts it. */
const stopUnits = (
  desk: Desk,
  id: string,
  scope: ServiceUnit['scope'],
  units: readonly ServiceUnit[],
): void => {
  for (const { name } of units)
    desk.run(
      id,
      `Stop the service ${name}.`,
      systemctl(scope, 'stop', '--', name),
      systemctl(scope, 'start', '--', name),
      scope === 'system',
    );
  readServicesAnew(desk, id, scope);
};

const keepFromStarting = (desk: Desk, id: string, unit: ServiceUnit): Outcome<void> => {
  for (const link of unit.enablingLinks) {
    const moved = desk.quarantine(
      id,
      `Take away the link ${link.shown}, which starts ${unit.name}.`,
      link,
    );
    if (!moved.ok) return moved;
  }
  // A unit that the person wrote stands where its mask would: without its links nothing starts it.
  if (unit.maskPath === unit.file.path) return success(undefined);
  return desk.makeLink({
    step: id,
    sentence: `Mask ${unit.name}, so that nothing can start it.`,
    path: unit.maskPath,
    target: '/dev/null',
    expected: { kind: 'absent' },
  });
};

const isEnabled = ({ state }: ServiceUnit): boolean => state === 'enabled';

const whom = ({ scope }: ServiceUnit): string =>
  scope === 'user' ? 'you' : 'everybody on this machine';
