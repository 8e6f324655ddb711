// Clients as a snapshot shows them: what is installed, joined with what runs.
import type { ClientId, ClientNow, Installation, Process } from '../../preload/contract/index.ts';
import type { Catalogue } from '../catalogue/index.ts';

/** Clients that are installed or run, in the catalogue's order. */
export const describeClients = (
  catalogue: Catalogue,
  installations: readonly Installation[],
  running: readonly { readonly client: ClientId; readonly processes: readonly Process[] }[],
): ClientNow[] => {
  const processesOf = new Map(running.map(({ client, processes }) => [client, processes]));
  return catalogue.clients.flatMap((client) => {
    const installed = installations.filter((installation) => installation.client === client.id);
    const processes = [...(processesOf.get(client.id) ?? [])].sort((a, b) => a.pid - b.pid);
    if (installed.length === 0 && processes.length === 0) return [];
    return [
      {
        id: client.id,
        name: client.shortName,
        category: client.category,
        installations: installed,
        processes,
      },
    ];
  });
};
