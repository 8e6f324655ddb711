// Packaged apps that start at login: each task of theirs has a state of its own (StartupTaskState, learn.microsoft.com).
import type { RegistryPlace, RegistryStands } from '../../../../preload/contract/index.ts';
import { type Client, windowsFactsOf } from '../../../catalogue/index.ts';
import type { RegistrySeen, StartupTask } from '../../port/index.ts';
import type { Wanted } from './wanted.ts';

const store =
  'HKCU\\Software\\Classes\\Local Settings\\Software\\Microsoft\\Windows\\CurrentVersion\\AppModel\\SystemAppData';

/** A pattern for each package of a client's: whatever in it has a state is a task. */
export const wantedStartupTasks = (clients: readonly Client[]): readonly Wanted<string>[] =>
  clients.flatMap((client) =>
    windowsFactsOf(client).packageFamilyNames.map((family) => {
      const place: RegistryPlace = { key: `${store}\\${family}\\*`, view: 64, value: 'State' };
      return { client: client.id, what: family, place };
    }),
  );

const states = {
  disabled: 0,
  disabledByPerson: 1,
  enabled: 2,
  disabledByPolicy: 3,
  enabledByPolicy: 4,
};

/** null for what has no such state. */
export function startupTask(
  { client, what: family }: Wanted<string>,
  seen: RegistrySeen,
): StartupTask | null {
  const state = numberIn(seen.stands);
  if (state === null || state > states.enabledByPolicy) return null;
  return {
    client,
    family,
    task: seen.key.slice(seen.key.lastIndexOf('\\') + 1),
    active: state === states.enabled || state === states.enabledByPolicy,
    isFixed: state === states.disabledByPolicy || state === states.enabledByPolicy,
    state: seen,
  };
}

const numberIn = (stands: RegistryStands): number | null => {
  if (stands.kind !== 'value' || stands.type !== 4) return null;
  const bytes = Buffer.from(stands.data, 'base64');
  return bytes.length === 4 ? bytes.readUInt32LE() : null;
};
