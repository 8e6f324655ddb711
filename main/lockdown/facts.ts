// What is published about the installed clients: loaded when a check is made, for a start does not need it.
import type { ClientId, Installation } from '../../preload/contract/index.ts';
import { advisoriesFor, howToUpdate, type UpdateAdvice } from '../catalogue/index.ts';
import type { Sight } from './sight.ts';

export async function loadFacts(
  installations: readonly Installation[],
): Promise<Pick<Sight, 'advisories' | 'updates'>> {
  const clients = [...new Set(installations.map(({ client }) => client))];
  const advisories = await Promise.all(clients.map((client) => advisoriesFor(client)));
  const updates = new Map<ClientId, UpdateAdvice>();
  for (const installation of installations) {
    if (updates.has(installation.client)) continue;
    updates.set(installation.client, await howToUpdate(installation));
  }
  return { advisories: advisories.flat(), updates };
}
