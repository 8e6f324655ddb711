// What clients have on this Windows besides their programs: from the registry and the tasks, in two questions.
import { parse } from 'node:path';
import type { Installation, RegistryPlace } from '../../../../preload/contract/index.ts';
import type { Client } from '../../../catalogue/index.ts';
import { windowsFolders, windowsKey } from '../../../catalogue/paths/windows-paths.ts';
import { failure, type Outcome, success } from '../../../outcome.ts';
import type { DeviceConsent, Paths, RegistrySeen, WindowsThings } from '../../port/index.ts';
import { readInventory, type WindowsInventory } from '../inventory/index.ts';
import { lookAtPlaces } from '../registry/index.ts';
import { openingsOf, rulesPlace } from './firewall-rules.ts';
import { ownersAmong } from './owners.ts';
import { approvalPlace, servicesOf, startEntry, startPlace, startsOf, tasksOf } from './starts.ts';
import {
  type Wanted,
  wantedClaims,
  wantedConsents,
  wantedLeftovers,
  wantedPolicies,
} from './wanted.ts';

/** `unavailable` for another Windows or another person's home: only one's own registry is read. */
export async function lookAtThings(
  clients: readonly Client[],
  installations: readonly Installation[],
  paths: Paths,
): Promise<Outcome<{ readonly things: WindowsThings; readonly shortfalls: readonly string[] }>> {
  const read = await readInventory();
  if (!read.ok) return read;
  const inventory = read.value;
  if (!isOwn(paths, inventory)) return failure(somebodyElses(paths));
  const folders = windowsFolders(paths.root, paths.home);
  const owners = ownersAmong(clients, installations, folders);
  // Other people's parts are there too while they are signed in.
  const isMine = ({ user }: { readonly user: string | null }): boolean =>
    user === null || windowsKey(inventory.profiles.get(user) ?? '') === windowsKey(paths.home);
  const starts = startsOf(clients, inventory.starts.filter(isMine), owners);
  const consents = wantedConsents(inventory.consents, owners);
  const claims = wantedClaims(clients, inventory.handlers.filter(isMine), owners);
  const policies = wantedPolicies(clients);
  const approvals = starts.map(({ entry }) => approvalPlace(entry));
  const leftovers = [
    ...wantedLeftovers(clients),
    // What Windows itself has noted of the client stays when that goes.
    ...starts.flatMap(({ client, entry }) =>
      [startPlace(entry), approvalPlace(entry)].map((place) => wantedTrace(client, place)),
    ),
    ...[...consents, ...claims].map(({ client, place }) =>
      wantedTrace(client, { ...place, value: null }),
    ),
  ];
  const places = [
    rulesPlace,
    ...approvals,
    ...[...consents, ...claims, ...policies, ...leftovers].map(({ place }) => place),
  ];
  const looked = await lookAtPlaces(places);
  if (!looked.ok) return looked;
  const seen = new Map(looked.value.map((one) => [nameOf(one), one]));
  const rules = seen.get(nameOf(rulesPlace))?.stands ?? { kind: 'absent' };
  const found = <T, R>(
    wanted: readonly Wanted<T>[],
    make: (one: Wanted<T>, there: RegistrySeen) => R,
  ): readonly R[] =>
    wanted.flatMap((one) => {
      const there = seen.get(nameOf(one.place));
      return there === undefined ? [] : [make(one, there)];
    });
  return success({
    things: {
      elevated: inventory.elevated,
      starts: starts.flatMap((owned, at) => {
        const place = approvals[at];
        const approval = place && seen.get(nameOf(place));
        return approval === undefined ? [] : [startEntry(owned, approval)];
      }),
      services: servicesOf(clients, inventory, owners),
      tasks: tasksOf(clients, inventory, owners),
      consents: found(consents, ({ client, what: { device, program, decision } }, value) => ({
        client,
        device,
        program,
        decision: decisionOf(decision),
        value,
      })),
      claims: found(claims, ({ client, what: { scheme, user, command } }, key) => ({
        client,
        scheme,
        scope: user === null ? 'system' : 'user',
        command: command ?? '',
        key,
      })),
      policies: found(policies, ({ client, what }, value) => ({ client, setting: what, value })),
      openings: openingsOf(rules, owners, folders),
      leftovers: found(leftovers, ({ client, what }, one) => ({
        client,
        pattern: what,
        seen: one,
      })).filter(({ seen: { stands } }) => stands.kind !== 'absent'),
    },
    shortfalls: inventory.shortfalls,
  });
}

const wantedTrace = (client: string, place: RegistryPlace): Wanted<string> => ({
  client,
  place,
  what: place.value === null ? place.key : `${place.key}#${place.value}`,
});

const nameOf = ({ key, view, value }: RegistryPlace): string => JSON.stringify([key, view, value]);

const decisionOf = (words: string | null): DeviceConsent['decision'] => {
  if (words === 'Allow') return 'allow';
  return words === 'Deny' ? 'deny' : 'ask';
};

const isOwn = ({ root, home }: Paths, { folders }: WindowsInventory): boolean => {
  const own = folders.get('USERPROFILE') ?? '';
  return windowsKey(own) === windowsKey(home) && windowsKey(parse(own).root) === windowsKey(root);
};

const somebodyElses = ({ home }: Paths) =>
  ({
    kind: 'unavailable',
    subject: home,
    message: 'The registry of another Windows or another person is not read.',
    advice: 'Sign in as the person whose home it is, and look there.',
  }) as const;
