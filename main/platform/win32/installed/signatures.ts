// Which of the clients' programs are signed by their publisher, and by nobody else.
import * as z from 'zod';
import { type Client, windowsFactsOf } from '../../../catalogue/index.ts';
import { windowsKey } from '../../../catalogue/paths/windows-paths.ts';
import { askProbe } from '../probe/index.ts';
import { type FileStamp, stampOf } from './file-stamp.ts';
import type { Found } from './found.ts';
import { programsIn } from './programs-in.ts';

const signature = z.object({
  type: z.literal('signature'),
  path: z.string(),
  signer: z.string().nullable(),
  trusted: z.boolean(),
  error: z.int().nonnegative(),
});

/** Windows takes command lines of at most 32,767 characters (CreateProcessW). */
const mostCharacters = 16_000;

export interface Signed {
  readonly client: string;
  readonly signer: string;
  /** Of the file as it was before its signature was checked. */
  readonly stamp: FileStamp;
}

/** The programs that this Windows believes to be their publisher's, by `windowsKey`. */
export async function signedPrograms(
  clients: readonly Client[],
  found: readonly Found[],
): Promise<ReadonlyMap<string, Signed>> {
  const signed = new Map<string, Signed>();
  for (const client of clients) {
    const { publishers, processNames } = windowsFactsOf(client);
    if (publishers.length === 0) continue;
    const paths = found
      .filter(({ installation }) => installation.client === client.id)
      .flatMap(({ installation }) => programsIn(installation.path, processNames));
    const stamps = new Map(paths.map((path) => [path, stampOf(path)]));
    for (const some of portions([...stamps.keys()])) {
      const answer = await askProbe(['--signatures', ...some], signature);
      // Without an answer nothing is signed, and a program is known by its place alone.
      for (const { path, signer, trusted } of answer.ok ? answer.value : []) {
        const key = windowsKey(path);
        if (trusted && signer !== null && publishers.includes(signer) && key !== null) {
          signed.set(key, { client: client.id, signer, stamp: stamps.get(path) ?? null });
        }
      }
    }
  }
  return signed;
}

function portions(paths: readonly string[]): string[][] {
  const all: string[][] = [];
  let length = 0;
  for (const path of paths) {
    const last = all.at(-1);
    if (last === undefined || length + path.length > mostCharacters) {
      all.push([path]);
      length = path.length;
    } else {
      last.push(path);
      length += path.length + 3;
    }
  }
  return all;
}
