// The administrator's side looks at this Windows itself: what it then does for anybody is among what it has found.
import { homedir } from 'node:os';
import { join, parse } from 'node:path';
import { loadCatalogue } from '../../../catalogue/index.ts';
import { failure, type Outcome, success } from '../../../outcome.ts';
import type { Platform } from '../../../platform/port/index.ts';
import type { FoundHere } from './allowed-on-windows.ts';

/** Where definitions of deleted tasks are kept, below the administrator's own folder. */
export const keptTasks = (folder: string): string => join(folder, 'tasks');

/** `folder` is the administrator's own. Problems: those of the looks; `unavailable` where no registry can be read. */
export const lookForAdministrator = async (
  platform: Platform,
  folder: string,
): Promise<Outcome<FoundHere>> => {
  const catalogue = loadCatalogue();
  if (!catalogue.ok) return catalogue;
  const { clients } = catalogue.value;
  const home = homedir();
  const paths = { root: parse(home).root, home };
  const installed = await platform.installedSoftware(clients, paths);
  if (!installed.ok) return installed;
  const { installations } = installed.value;
  const { inventory, problems } = await platform.inventory(clients, installations, paths);
  const { windows } = inventory;
  if (windows === undefined) return failure(problems[0] ?? noRegistry);
  const entries = inventory.leftovers.map(({ entry }) => entry.path);
  const uninstallers: (readonly string[])[] = [];
  for (const client of clients) {
    const own = installations.filter((one) => one.client === client.id);
    const traces = await platform.removal?.traces(client, own, paths);
    entries.push(...(traces?.programs.map(({ entry }) => entry.path) ?? []));
    for (const one of traces?.packages.filter(({ scope }) => scope === 'system') ?? []) {
      // One whose way is not known is nobody's way.
      const asked = await platform.removal?.askPackageManagers([one], paths, false);
      if (asked?.ok) uninstallers.push(...asked.value.map(({ command }) => command));
    }
  }
  return success({ things: windows, entries, uninstallers, kept: keptTasks(folder) });
};

const noRegistry = {
  kind: 'unavailable',
  subject: 'win32',
  message: 'The registry could not be read, so nothing is done as the administrator.',
  advice: 'Try again.',
} as const;
