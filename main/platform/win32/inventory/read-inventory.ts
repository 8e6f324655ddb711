// What is installed on this Windows, what starts by itself, what opens links, and who may use a device.
import { join } from 'node:path';
import type { WindowsFolders } from '../../../catalogue/paths/windows-paths.ts';
import { type Outcome, success } from '../../../outcome.ts';
import { askProbe } from '../probe/index.ts';
import {
  type ConsentListed,
  type HandlerListed,
  type InventoryLine,
  inventoryLine,
  type PackageListed,
  type ProgramListed,
  type ServiceListed,
  type StartListed,
} from './line-schema.ts';
import { readTasks, type TaskListed } from './read-tasks.ts';

export interface WindowsInventory {
  /** The probe, and so this program, has the administrator's rights. */
  readonly elevated: boolean;
  /** This machine's and this person's folders, by the variable's name in capitals. */
  readonly folders: WindowsFolders;
  /** Profile folders by SID, of people who are signed in or not. */
  readonly profiles: ReadonlyMap<string, string>;
  readonly programs: readonly ProgramListed[];
  readonly packages: readonly PackageListed[];
  readonly starts: readonly StartListed[];
  readonly services: readonly ServiceListed[];
  readonly handlers: readonly HandlerListed[];
  readonly consents: readonly ConsentListed[];
  readonly tasks: readonly TaskListed[];
  /** Sentences: what could not be read, and why. */
  readonly shortfalls: readonly string[];
}

/** One look at the registry and at the scheduled tasks. Nothing that they name is run. */
export async function readInventory(): Promise<Outcome<WindowsInventory>> {
  const answer = await askProbe(['--inventory'], inventoryLine);
  if (!answer.ok) return answer;
  const inventory = sortLines(answer.value);
  const system = inventory.folders.get('SYSTEMROOT');
  const read =
    system === undefined
      ? { tasks: [], shortfalls: ['Windows does not say where it keeps its scheduled tasks.'] }
      : await readTasks(join(system, 'System32', 'Tasks'));
  return success({ ...inventory, ...read });
}

/** Pure: the lines, each kind for itself. */
export function sortLines(
  lines: readonly InventoryLine[],
): Omit<WindowsInventory, 'tasks' | 'shortfalls'> {
  const of = <T extends InventoryLine['type']>(type: T) =>
    lines.filter((line): line is Extract<InventoryLine, { type: T }> => line.type === type);
  return {
    elevated: of('account').some(({ elevated }) => elevated),
    folders: new Map(of('folder').map(({ variable, path }) => [variable.toUpperCase(), path])),
    profiles: new Map(of('profile').map(({ user, home }) => [user, home])),
    programs: withoutEchoes(of('program')),
    packages: of('package'),
    starts: withoutEchoes(of('start')),
    services: of('service'),
    handlers: withoutEchoes(of('handler')),
    consents: of('consent'),
  };
}

/** On a Windows of 32 bits, and for keys that are shared, both views show the same entry: it is one. */
function withoutEchoes<T extends ProgramListed | StartListed | HandlerListed>(
  entries: readonly T[],
): T[] {
  const seen = new Set<string>();
  return entries.filter((entry) => {
    const words = JSON.stringify({ ...entry, view: 0 });
    if (seen.has(words)) return false;
    seen.add(words);
    return true;
  });
}
