// Reads the catalogue that is built into the program, and parses one that is not, with errors that name the field.
import type { z } from 'zod';
import type { ClientId } from '../../preload/contract/index.ts';
import { failure, type Outcome, success } from '../outcome.ts';
import { type Advisory, advisoriesSchema } from './advisory.ts';
import { bundledAdvisories, bundledClients } from './bundled.ts';
import { type Client, clientSchema, recognitionSchema } from './schema.ts';

export interface Catalogue {
  readonly clients: readonly Client[];
  readonly advisories: readonly Advisory[];
  byId(id: ClientId): Client | undefined;
}

/** Raw client data under the name of the file that it came from. */
type ClientFile = readonly [fileName: string, raw: unknown];

interface Flaw {
  readonly fileName: string;
  readonly field: string;
  readonly expected: string;
}

/**
 * The catalogue that comes with the program. A start does not pay for the full check (22 ms cold, against 5):
 * the files are part of the build and `npm test` checks every field of each. Here only what decides who is who
 * is checked: ids, names, and what Linux is searched for. Use `parseCatalogue` for data from anywhere else.
 */
export function loadCatalogue(): Outcome<Catalogue> {
  return assemble(bundledClients, bundledAdvisories, 'advisories.json', {
    client: (raw, fileName) => trust<Client>(parse(recognitionSchema, raw, fileName), raw),
    advisories: (raw) => success(raw as readonly Advisory[]),
  });
}

/** A whole catalogue in one value, `{ clients: [...], advisories: [...] }`, checked in full. */
export function parseCatalogue(raw: unknown, fileName: string): Outcome<Catalogue> {
  if (!isRecord(raw)) return invalid({ fileName, field: '', expected: 'an object' });
  const { clients, advisories = [] } = raw;
  if (!Array.isArray(clients)) {
    return invalid({ fileName, field: 'clients', expected: 'a list of clients' });
  }
  const files = clients.map(
    (client, index): ClientFile => [`${fileName}: clients[${index}]`, client],
  );
  return assemble(files, advisories, `${fileName}: advisories`, {
    client: parseClient,
    advisories: parseAdvisories,
  });
}

/** One client's data file, checked in full. */
export function parseClient(raw: unknown, fileName: string): Outcome<Client> {
  return parse(clientSchema, raw, fileName);
}

/** The file of advisories, checked in full. */
export function parseAdvisories(raw: unknown, fileName: string): Outcome<readonly Advisory[]> {
  return parse(advisoriesSchema, raw, fileName);
}

interface Parsers {
  client(raw: unknown, fileName: string): Outcome<Client>;
  advisories(raw: unknown, fileName: string): Outcome<readonly Advisory[]>;
}

/** The raw value as it stands, if its check went well. */
function trust<T>(check: Outcome<unknown>, raw: unknown): Outcome<T> {
  return check.ok ? success(raw as T) : check;
}

function assemble(
  files: readonly ClientFile[],
  rawAdvisories: unknown,
  advisoriesName: string,
  parsers: Parsers,
): Outcome<Catalogue> {
  const clients: Client[] = [];
  for (const [fileName, raw] of files) {
    const client = parsers.client(raw, fileName);
    if (!client.ok) return client;
    clients.push(client.value);
  }
  const advisories = parsers.advisories(rawAdvisories, advisoriesName);
  if (!advisories.ok) return advisories;

  const byId = new Map(clients.map((client) => [client.id, client]));
  const flaw =
    findSharedValue(clients, files) ?? findStrayAdvisory(advisories.value, byId, advisoriesName);
  if (flaw !== null) return invalid(flaw);
  return success({ clients, advisories: advisories.value, byId: (id) => byId.get(id) });
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

function findStrayAdvisory(
  advisories: readonly Advisory[],
  byId: ReadonlyMap<string, Client>,
  fileName: string,
): Flaw | null {
  const index = advisories.findIndex((advisory) => !byId.has(advisory.client));
  if (index < 0) return null;
  return { fileName, field: `[${index}].client`, expected: 'the id of a client in the catalogue' };
}

function parse<T>(schema: z.ZodType<T>, raw: unknown, fileName: string): Outcome<T> {
  const result = schema.safeParse(raw);
  if (result.success) return success(result.data);
  const [issue] = result.error.issues;
  return invalid({
    fileName,
    field: issue === undefined ? '' : fieldOf(issue.path),
    expected: issue === undefined ? 'other data' : expectationOf(issue),
  });
}

function invalid({ fileName, field, expected }: Flaw): Outcome<never> {
  const place = field === '' ? fileName : `${fileName}: ${field}`;
  return failure({
    kind: 'invalid-data',
    subject: fileName,
    message: `${place}: expected ${expected}`,
    advice: 'Mend the field, or put the original file back.',
  });
}

/** `linux.installPaths[3]` */
function fieldOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((field, key) => {
    if (typeof key === 'number') return `${field}[${key}]`;
    return field === '' ? String(key) : `${field}.${String(key)}`;
  }, '');
}

function expectationOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `known fields only, found ${issue.keys.map((key) => JSON.stringify(key)).join(', ')}`;
    case 'invalid_value':
      return `one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    default:
      return issue.message.replace(/^Invalid input: expected /, '');
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
