// What clients have on this Windows besides their programs: from the registry and the tasks, in two questions.
import { existsSync } from 'node:fs';
import type { Installation, RegistryPlace } from '../../../../preload/contract/index.ts';
import type { Client } from '../../../catalogue/index.ts';
import { expandAll, windowsFolders, windowsKey } from '../../../catalogue/paths/windows-paths.ts';
import { failure, type Outcome, success } from '../../../outcome.ts';
import type { DeviceConsent, Paths, RegistrySeen, WindowsThings } from '../../port/index.ts';
import { programOf } from '../command-line.ts';
import { readInventory } from '../inventory/index.ts';
import { expandPlaces, lookAtPlaces } from '../registry/index.ts';
import { openingsOf, rulesPlace } from './firewall-rules.ts';
import { type Person, personOf, placeOf } from './hive.ts';
import { lookAtOthers } from './other-people.ts';
import { ownersAmong } from './owners.ts';
import {
  approvalPlace,
  servicePlace,
  servicesOf,
  startEntry,
  startPlace,
  startsOf,
  tasksOf,
} from './starts.ts';
import { startupTask, wantedStartupTasks } from './startup-tasks.ts';
import {
  type Wanted,
  wantedClaims,
  wantedConsents,
  wantedLeftovers,
  wantedPolicies,
} from './wanted.ts';

/**
 * Another person's part of the registry is looked at while they are signed in. `unavailable` for another Windows, or
 * for a home that is nobody's here.
 */
export async function lookAtThings(
  clients: readonly Client[],
  installations: readonly Installation[],
  paths: Paths,
): Promise<Outcome<{ readonly things: WindowsThings; readonly shortfalls: readonly string[] }>> {
  const read = await readInventory();
  if (!read.ok) return read;
  const inventory = read.value;
  const whose = await personOf(paths, inventory);
  if (!whose.ok) return whose;
  const person = whose.value;
  if (person.whose === 'unknown') return failure(somebodyElses(paths));
  const folders = windowsFolders(paths.root, paths.home);
  const owners = ownersAmong(clients, installations, folders);
  // Other people's parts are there too while they are signed in.
  const isMine = ({ user }: { readonly user: string | null }): boolean =>
    user === null || windowsKey(inventory.profiles.get(user) ?? '') === windowsKey(paths.home);
  const starts = startsOf(clients, inventory.starts.filter(isMine), owners);
  // The record of devices is read for oneself alone.
  const consents = person.whose === 'own' ? wantedConsents(inventory.consents, owners) : [];
  const claims = wantedClaims(clients, inventory.handlers.filter(isMine), owners).flatMap((one) =>
    inPartOf(person, one),
  );
  const policies = wantedPolicies(clients).flatMap((one) => inPartOf(person, one));
  const services = servicesOf(clients, inventory, owners);
  const expanded = await expandPlaces(
    [
      ...wantedLeftovers(clients).map((one) => ({ ...one, kind: 'leftover' as const })),
      ...wantedStartupTasks(clients).map((one) => ({ ...one, kind: 'task' as const })),
    ].flatMap((one) => inPartOf(person, one)),
  );
  if (!expanded.ok) return expanded;
  const startupTasks = expanded.value.filter(({ kind }) => kind === 'task');
  const approvals = starts.flatMap(({ client, entry }) =>
    inPartOf(person, { client, what: entry, place: approvalPlace(entry) }),
  );
  const leftovers = [
    ...expanded.value.filter(({ kind }) => kind === 'leftover'),
    // What Windows itself has noted of the client stays when that goes.
    ...starts.flatMap(({ client, entry }) =>
      [startPlace(entry), approvalPlace(entry)].map((place) => wantedTrace(client, place)),
    ),
    ...[...consents, ...claims].map(({ client, place }) =>
      wantedTrace(client, { ...place, value: null }),
    ),
  ].flatMap((one) => inPartOf(person, one));
  const places = [
    rulesPlace,
    ...services.map(({ entry }) => servicePlace(entry)),
    ...[...approvals, ...startupTasks, ...consents, ...claims, ...policies, ...leftovers].map(
      ({ place }) => place,
    ),
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
  const people = lookAtOthers(clients, inventory.profiles, paths);
  return success({
    things: {
      elevated: inventory.elevated,
      starts: found(approvals, ({ client, what: entry }, approval) =>
        startEntry({ client, entry }, approval),
      ),
      services: services.flatMap(({ client, entry }) => {
        const key = seen.get(nameOf(servicePlace(entry)));
        if (key === undefined || key.stands.kind === 'absent') return [];
        const { name, displayName, start, delayed, command } = entry;
        const program = programOf(expandAll(command ?? '', folders)) ?? '';
        return [
          { client, name, displayName, start, delayed, key, hasProgram: existsSync(program) },
        ];
      }),
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
      startupTasks: found(startupTasks, startupTask).filter((one) => one !== null),
      others: people.others,
      keptTasks: `${folders.get('PROGRAMDATA')}\\Callwarden\\tasks`,
    },
    shortfalls: [
      ...inventory.shortfalls,
      ...people.shortfalls,
      ...(person.whose === 'other' && person.hive === null ? [notSignedIn(paths)] : []),
    ],
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

const inPartOf = <T extends { readonly place: RegistryPlace }>(
  person: Person,
  one: T,
): readonly T[] => {
  const place = placeOf(one.place, person);
  return place === null ? [] : [{ ...one, place }];
};

const notSignedIn = ({ home }: Paths): string =>
  `The registry of the person whose home is ${home} is read only while they are signed in, so it was not looked at.`;

const somebodyElses = ({ home }: Paths) =>
  ({
    kind: 'unavailable',
    subject: home,
    message: 'The registry of another Windows is not read, nor is one of nobody’s here.',
    advice: 'Look at the profile folder of a person of this Windows.',
  }) as const;
