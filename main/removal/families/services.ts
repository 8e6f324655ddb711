// Services that systemd starts for the client.
import type { Outcome } from '../../outcome.ts';
import { success } from '../../outcome.ts';
import type { EntrySeen, ServiceUnit } from '../../platform/port/index.ts';
import { entryRelic, type PlanContext, type Relic } from '../relic.ts';
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
      if (scope === 'user' ? runs?.user : runs?.system) {
        const [user, root] = scope === 'user' ? [['--user'], false] : [[], true];
        const stop = ['systemctl', ...user, 'stop', '--', name] as const;
        const sentence = `Stop the service ${name}.`;
        // Where its package goes too nothing could be started any more; not every package stops what it brought.
        if (goesWithItsPackage(sight, file, context))
          desk.runForGood(
            id,
            sentence,
            stop,
            'Its package starts it when it is installed anew.',
            root,
          );
        else desk.run(id, sentence, stop, ['systemctl', ...user, 'start', '--', name], root);
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

const goesWithItsPackage = (
  { ownership }: RemovalSight,
  { shown }: EntrySeen,
  { chosenPackages }: PlanContext,
): boolean => {
  const its = ownership.packageOf(shown)?.package;
  return [...chosenPackages].some(({ name }) => name === its);
};
