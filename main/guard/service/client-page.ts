// One client's page: what is seen of it now, and what is known of it, with sources.
import type { ClientId, ClientPage, SourcedFact } from '../../../preload/contract/index.ts';
import { type Catalogue, type Client, claimsOf } from '../../catalogue/index.ts';
import { failure, type Outcome, success } from '../../outcome.ts';
import type { Paths, Platform } from '../../platform/port/index.ts';
import type { LiveGuard } from './live-guard.ts';

export interface PageOptions {
  readonly guard: LiveGuard;
  readonly catalogue: Catalogue;
  readonly platform: Pick<Platform, 'existing' | 'name'>;
  readonly paths: Paths;
}

/** Any client of the catalogue has a page, installed or not. */
export const clientPage = async (
  id: ClientId,
  { guard, catalogue, platform, paths }: PageOptions,
): Promise<Outcome<ClientPage>> => {
  const client = catalogue.byId(id);
  if (!client) return failure(unknownClient(id));
  const { clients, captures, connections, listeners } = guard.snapshot();
  const isOwn = (each: { readonly client: ClientId | null }): boolean => each.client === id;
  const { privacyPractices, localListeners } = claimsOf(client);
  return success({
    client: clients.find((each) => each.id === id) ?? absent(client),
    vendor: client.vendor,
    captures: captures.filter(isOwn),
    connections: connections.filter(isOwn),
    listeners: listeners.filter(isOwn),
    leavesRunning: [...(await platform.existing(startersOf(client, platform.name), paths))],
    practices: privacyPractices.map(({ fact, sources }) => ({ fact, sources: [...sources] })),
    knownListeners: localListeners.map(listenerFact),
  });
};

/** What starts something of the client's without being asked: its services, and its entries for login and boot. */
const startersOf = (client: Client, name: Platform['name']): readonly string[] => {
  const services = client.backgroundServices[name].map(pathAlone);
  const entries = client.leftovers[name].filter((path) => startsByItself[name].test(path));
  return [...new Set([...services, ...entries])];
};

/** As the catalogue writes such entries for each platform. */
const startsByItself: Readonly<Record<Platform['name'], RegExp>> = {
  linux: /\/(autostart|systemd|cron\.[a-z]+)\//,
  darwin: /\/(?:LaunchAgents|LaunchDaemons|StartupItems)\//,
  win32: /^(?:run|service|serviceDisplayName|task):/,
};

/** `/etc/cron.daily/slack (re-creates the apt source)` → the path. */
const pathAlone = (entry: string): string => entry.replace(/ \(.*\)$/, '');

const listenerFact = ({
  what,
  ports,
  bind,
  sources,
}: Client['localListeners'][number]): SourcedFact => {
  const details = [ports === null ? null : `port ${ports}`, bind ?? null].filter(
    (each) => each !== null,
  );
  return {
    fact: details.length === 0 ? what : `${what} (${details.join(', ')})`,
    sources: [...sources],
  };
};

const absent = ({ id, shortName, category }: Client) => ({
  id,
  name: shortName,
  category,
  installations: [],
  processes: [],
});

const unknownClient = (id: ClientId) =>
  ({
    kind: 'not-found',
    subject: id,
    message: 'The catalogue knows no such client.',
    advice: 'Go back to the list of clients.',
  }) as const;
