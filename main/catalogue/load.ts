// Reads the catalogue that is built into the program, and parses one that is not, with errors that name the field.
import type { ClientId } from '../../preload/contract/index.ts';
import { type Outcome, success } from '../outcome.ts';
import { bundledClients } from './bundled.ts';
import { type Flaw, invalid, isRecord, parse } from './parse.ts';
import { type Client, clientSchema, recognitionSchema } from './schema.ts';

export interface Catalogue {
  readonly clients: readonly Client[];
  byId(id: ClientId): Client | undefined;
}

/** Raw client data under the name of the file that it came from. */
type ClientFile = readonly [fileName: string, raw: unknown];

/**
 * The catalogue that comes with the program. A start does not pay for the full check (22 ms cold, against 5):
 * the files are part of the build and `npm test` checks every field of each. Here only what decides who is who
 * is checked: ids, names, and what Linux is searched for. Use `parseCatalogue` for data from anywhere else.
 */
export function loadCatalogue(): Outcome<Catalogue> {
  return assemble(bundledClients, (raw, fileName) =>
    trust<Client>(parse(recognitionSchema, raw, fileName), raw),
  );
}

/** A whole catalogue in one value, `{ clients: [...] }`, checked in full. */
export function parseCatalogue(raw: unknown, fileName: string): Outcome<Catalogue> {
  if (!isRecord(raw)) return invalid({ fileName, field: '', expected: 'an object' });
  const { clients } = raw;
  if (!Array.isArray(clients)) {
    return invalid({ fileName, field: 'clients', expected: 'a list of clients' });
  }
  const files = clients.map(
    (client, index): ClientFile => [`${fileName}: clients[${index}]`, client],
  );
  return assemble(files, parseClient);
}

/** One client's data file, checked in full. */
export function parseClient(raw: unknown, fileName: string): Outcome<Client> {
  return parse(clientSchema, raw, fileName);
}

/** The raw value as it stands, if its check went well. */
function trust<T>(check: Outcome<unknown>, raw: unknown): Outcome<T> {
  return check.ok ? success(raw as T) : check;
}

function assemble(
  files: readonly ClientFile[],
  parseFile: (raw: unknown, fileName: string) => Outcome<Client>,
): Outcome<Catalogue> {
  const clients: Client[] = [];
  for (const [fileName, raw] of files) {
    const client = parseFile(raw, fileName);
    if (!client.ok) return client;
    clients.push(client.value);
  }
  const flaw = findSharedValue(clients, files);
  if (flaw !== null) return invalid(flaw);
  const byId = new Map(clients.map((client) => [client.id, client]));
  return success({ clients, byId: (id) => byId.get(id) });
}

/** Two clients may not share an id, a process name, a place or a package: a process would be both. */
function findSharedValue(clients: readonly Client[], files: readonly ClientFile[]): Flaw | null {
  const owners = new Map<string, string>();
  for (const [index, client] of clients.entries()) {
    for (const [field, value] of identifyingValues(client)) {
      const key = `${field}\0${value}`;
      const owner = owners.get(key);
      if (owner !== undefined) {
        const fileName = files[index]?.[0] ?? client.id;
        return { fileName, field, expected: `a value of its own: ${value} belongs to ${owner}` };
      }
      owners.set(key, client.id);
    }
  }
  return null;
}

function* identifyingValues(client: Client): Generator<readonly [field: string, value: string]> {
  yield ['id', client.id];
  for (const name of client.linux.processNames) yield ['linux.processNames', name];
  for (const path of client.linux.installPaths) yield ['linux.installPaths', path];
  for (const [source, names] of Object.entries(client.linux.packages)) {
    for (const name of names) yield [`linux.packages.${source}`, name];
  }
}
