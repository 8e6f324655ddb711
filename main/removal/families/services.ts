// Services that systemd starts for the client.
import type { Desk } from '../../journal/desk.ts';
import { readServicesAnew, systemctl } from '../../journal/systemd.ts';
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
    service: unit,
    plan: (desk, context): Outcome<void> => {
      const { id, way } = base.remnant;
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

type Scope = ServiceUnit['scope'];

/**
 * Those that were chosen, while everything that they need to stop in order still stands. Undo goes the other way: systemd
 * reads anew what is back, and then starts it.
 */
export function stopServices(
  sight: RemovalSight,
  chosen: readonly Relic[],
  desk: Desk,
  context: PlanContext,
): void {
  for (const [scope, services] of runningScopes(sight, chosen)) {
    for (const { id, unit } of services) stopService(sight, id, unit, desk, context);
    readServicesAnew(desk, services[0].id, scope);
  }
}

/** Once everything is gone: until then systemd has in memory what stands nowhere any more. */
export function forgetServices(sight: RemovalSight, chosen: readonly Relic[], desk: Desk): void {
  for (const [scope, [{ id }]] of runningScopes(sight, chosen)) readServicesAnew(desk, id, scope);
}

interface Chosen {
  readonly id: string;
  readonly unit: ServiceUnit;
}

const runningScopes = (
  { live }: RemovalSight,
  chosen: readonly Relic[],
): readonly (readonly [Scope, readonly [Chosen, ...Chosen[]]])[] =>
  (['user', 'system'] as const).flatMap((scope) => {
    const [first, ...rest] = chosen.flatMap(({ remnant: { id }, service }) =>
      service?.scope === scope ? [{ id, unit: service }] : [],
    );
    return first !== undefined && live?.systemd[scope] === true
      ? [[scope, [first, ...rest]] as const]
      : [];
  });

const stopService = (
  sight: RemovalSight,
  id: string,
  { name, scope, file }: ServiceUnit,
  desk: Desk,
  context: PlanContext,
): void => {
  const sentence = `Stop the service ${name}.`;
  const stop = systemctl(scope, 'stop', '--', name);
  const start = systemctl(scope, 'start', '--', name);
  const isRoots = scope === 'system';
  // Where its package goes too nothing could be started any more; not every package stops what it brought.
  if (goesWithItsPackage(sight, file, context))
    desk.runForGood(
      id,
      sentence,
      stop,
      'Its package starts it when it is installed anew.',
      isRoots,
    );
  else desk.run(id, sentence, stop, start, isRoots);
};

const goesWithItsPackage = (
  { ownership }: RemovalSight,
  { shown }: EntrySeen,
  { chosenPackages }: PlanContext,
): boolean => {
  const its = ownership.packageOf(shown)?.package;
  return [...chosenPackages].some(({ name }) => name === its);
};
