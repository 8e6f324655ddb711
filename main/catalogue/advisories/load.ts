// Advisories, read only when somebody asks for them: a scan does not pay for them.
import type { ClientId } from '../../../preload/contract/index.ts';
import type { Outcome } from '../../outcome.ts';
import { parse } from '../parse.ts';
import { bundledAdvisories } from './bundled.ts';
import { type Advisory, advisoriesSchema } from './schema.ts';

/** What has been published about this client, newest first; none where nothing is known. */
export async function advisoriesFor(client: ClientId): Promise<readonly Advisory[]> {
  const file = bundledAdvisories.get(client);
  // Part of the build, and `npm test` checks every field: no need to check it again at each start.
  return file === undefined ? [] : ((await file()).default as readonly Advisory[]);
}

/** A file of advisories, checked in full. */
export function parseAdvisories(raw: unknown, fileName: string): Outcome<readonly Advisory[]> {
  return parse(advisoriesSchema, raw, fileName);
}
