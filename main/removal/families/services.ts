// Services that systemd starts for the client.
import type { Outcome } from '../../outcome.ts';
import { success } from '../../outcome.ts';
import type { ServiceUnit } from '../../platform/port/index.ts';
import { entryRelic, type Relic } from '../relic.ts';
import type { RemovalSight } from '../sight.ts';

export const serviceRelics = (sight: RemovalSight): readonly Relic[] =>
  sight.inventory.units.map((unit) => serviceRelic(sight, unit));

function serviceRelic(sight: RemovalSight, unit: ServiceUnit): Relic {
  const { name, scope, state, file, enablingLinks } = unit;
  const whom = scope === 'user' ? 'for you' : 'for the whole machine';
  const base = entryRelic(sight, {
    kind: 'service',
    entry: file,
    belonging: 'client',
    sentence: `The service ${name} of ${sight.client.shortName} is ${state} ${whom}.`,
    evidence: [
      { kind: 'unit', text: `${name} is ${state}.`, place: file.shown, line: null, excerpt: null },
    ],
  });
  return {
    ...base,
    plan: (desk, context): Outcome<void> => {
      const { id, way } = base.remnant;
      const runs = sight.live?.systemd;
      // A package stops its own services; what a person or an installer put there is stopped here.
      if (way !== 'uninstall' && (scope === 'user' ? runs?.user : runs?.system)) {
        const [user, root] = scope === 'user' ? [['--user'], false] : [[], true];
        desk.run(
          id,
          `Stop the service ${name}.`,
          ['systemctl', ...user, 'stop', '--', name],
          ['systemctl', ...user, 'start', '--', name],
          root,
        );
      }
      for (const link of enablingLinks) {
        const moved = desk.quarantine(
          id,
          `Take away the link ${link.shown}, which starts ${name}.`,
          link,
        );
        if (!moved.ok) return moved;
      }
      return way === 'quarantine' ? base.plan(desk, context) : success(undefined);
    },
  };
}
