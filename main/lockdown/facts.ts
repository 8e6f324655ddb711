// What is published about the installed clients: loaded when a check is made, for a start does not need it.
import type { Installation } from '../../preload/contract/index.ts';
import { advisoriesFor, howToUpdate } from '../catalogue/index.ts';
import type { Sight } from './sight.ts';

export async function loadFacts(
  installations: readonly Installation[],
): Promise<Pick<Sight, 'advisories' | 'updates'>> {
  const clients = [...new Set(installations.map(({ client }) => client))];
  const [advisories, updates] = await Promise.all([
    Promise.all(clients.map(advisoriesFor)),
    Promise.all(
      installations.map(
        async (installation) => [installation.client, await howToUpdate(installation)] as const,
      ),
    ),
  ]);
  return { advisories: advisories.flat(), updates: new Map(updates) };
}
