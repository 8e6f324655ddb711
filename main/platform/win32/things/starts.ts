// What starts a client by itself: Run keys, services, scheduled tasks.
import type { RegistryPlace, RegistryStands } from '../../../../preload/contract/index.ts';
import type { Client } from '../../../catalogue/index.ts';
import type { RegistrySeen, ScheduledTask, StartEntry } from '../../port/index.ts';
import type { ServiceListed, StartListed, WindowsInventory } from '../inventory/index.ts';
import { isKnownName } from './known-names.ts';
import type { Owners } from './owners.ts';

const explorer = 'Software\\Microsoft\\Windows\\CurrentVersion';

export interface Owned<T> {
  readonly client: string;
  readonly entry: T;
}

/** By where the program stands; or by a name that the catalogue knows, where the program is called as the client's. */
export function startsOf(
  clients: readonly Client[],
  starts: readonly StartListed[],
  owners: Owners,
): readonly Owned<StartListed>[] {
  return starts.flatMap((entry) => {
    if (entry.key !== 'Run') return [];
    const named = clients.find(
      (client) =>
        isKnownName(client, 'run', entry.name) && owners.isCalledAs(client, entry.command),
    );
    const client = owners.ofCommand(entry.command) ?? named?.id;
    return client === undefined ? [] : [{ client, entry }];
  });
}

/** Where Windows keeps what a person has switched off in its list of startup apps. */
export const approvalPlace = ({ user, view, name }: StartListed): RegistryPlace => ({
  key: `${user === null ? 'HKLM' : 'HKCU'}\\${explorer}\\Explorer\\StartupApproved\\${user === null && view === 32 ? 'Run32' : 'Run'}`,
  view: 64,
  value: name,
});

/** The entry itself, in the view in which it was found. */
export const startPlace = ({ user, view, name }: StartListed): RegistryPlace => ({
  key: `${user === null ? 'HKLM' : 'HKCU'}\\${explorer}\\Run`,
  view,
  value: name,
});

export const startEntry = (
  { client, entry }: Owned<StartListed>,
  approval: RegistrySeen,
): StartEntry => ({
  client,
  name: entry.name,
  command: entry.command,
  shown: `${entry.user === null ? 'HKLM' : 'HKCU'}\\Software\\${entry.view === 32 ? 'WOW6432Node\\' : ''}${explorer.slice('Software\\'.length)}\\Run`,
  scope: entry.user === null ? 'system' : 'user',
  active: !isSwitchedOff(approval.stands),
  approval,
});

/** The first byte is even while it may start: 2, 6; odd when it was switched off: 3, 7. */
const isSwitchedOff = (stands: RegistryStands): boolean => {
  const [first = 0] = stands.kind === 'value' ? Buffer.from(stands.data, 'base64') : [];
  return first % 2 === 1;
};

/** What can be part of a command: no switch, no wildcard, no control character. */
const isPlainName = (name: string): boolean =>
  /^[^\p{Cc}"*?%|<>&^/-][^\p{Cc}"*?%|<>&^/]*$/u.test(name);

/** Everything that the service manager knows of a service (Registry trees and keys, "HKLM\\SYSTEM\\…\\Services"). */
export const servicePlace = ({ name }: ServiceListed): RegistryPlace => ({
  key: `HKLM\\SYSTEM\\CurrentControlSet\\Services\\${name}`,
  view: 64,
  value: null,
});

export function servicesOf(
  clients: readonly Client[],
  { services }: Pick<WindowsInventory, 'services'>,
  owners: Owners,
): readonly Owned<ServiceListed>[] {
  return services.flatMap((entry) => {
    const { name, displayName, command } = entry;
    const named = clients.find(
      (client) =>
        isKnownName(client, 'service', name) ||
        isKnownName(client, 'serviceDisplayName', displayName ?? ''),
    );
    const client = owners.ofCommand(command ?? '') ?? named?.id;
    if (client === undefined || !isPlainName(name)) return [];
    return [{ client, entry }];
  });
}

export function tasksOf(
  clients: readonly Client[],
  { tasks }: Pick<WindowsInventory, 'tasks'>,
  owners: Owners,
): readonly ScheduledTask[] {
  return tasks.flatMap(({ name, enabled, atStart, programs, definition }) => {
    const last = name.slice(name.lastIndexOf('\\') + 1);
    const commands = programs.map(({ command }) => command);
    const named = clients.find((client) => isKnownName(client, 'task', last));
    const client =
      commands.map((command) => owners.ofCommand(command)).find((owner) => owner !== null) ??
      named?.id;
    if (client === undefined || !name.split('\\').slice(1).every(isPlainName)) return [];
    return [{ client, name, enabled, atStart, programs: commands, definition }];
  });
}
