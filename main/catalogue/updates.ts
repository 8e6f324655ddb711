// How a person gets the newest version of an installation.
import * as z from 'zod';
import { clientId, type Installation } from '../../preload/contract/index.ts';
import type { Outcome } from '../outcome.ts';
import { source } from './fields.ts';
import { parse } from './parse.ts';

/**
 * Where a package's updates come from. `vendor`: a repository that the vendor runs, which the package manager asks.
 * `distribution`: the distribution's own archive. `page`: nobody asks; a person has to fetch the package again.
 */
const origin = z.enum(['vendor', 'distribution', 'page']);

const updatesSchema = z.array(
  z.strictObject({
    client: clientId,
    /** Where the vendor offers the program. */
    page: z.url({ protocol: /^https$/ }).optional(),
    /** The vendor makes it no more. */
    ended: z.literal(true).optional(),
    deb: origin.optional(),
    rpm: origin.optional(),
    sources: z.array(source).min(1),
  }),
);

export type ClientUpdates = z.infer<typeof updatesSchema>[number];

export interface UpdateAdvice {
  /** One sentence: what to do. */
  readonly sentence: string;
  /** What to type, one argument each; null where no command does it. */
  readonly command: readonly string[] | null;
  /** The vendor's page; null where none is known. */
  readonly page: string | null;
  readonly sources: readonly string[];
}

/** The file of updates, checked in full. */
export function parseUpdates(raw: unknown, fileName: string): Outcome<readonly ClientUpdates[]> {
  return parse(updatesSchema, raw, fileName);
}

/** Never empty-handed: where nothing is known about the client it says to look in the program itself. */
export async function howToUpdate(
  installation: Pick<Installation, 'client' | 'source' | 'package'>,
): Promise<UpdateAdvice> {
  const bundled = await import('./data/updates.json', { with: { type: 'json' } });
  const all = bundled.default as readonly ClientUpdates[];
  const known = all.find((entry) => entry.client === installation.client);
  const advice = adviceFor(installation, known);
  return { ...advice, page: known?.page ?? null, sources: known?.sources ?? [] };
}

type Advice = Pick<UpdateAdvice, 'sentence' | 'command'>;

function adviceFor(
  { source: from, package: name }: Pick<Installation, 'source' | 'package'>,
  known: ClientUpdates | undefined,
): Advice {
  if (known?.ended === true) {
    return byHand('Its vendor has ended it and will mend nothing: the remedy is to remove it.');
  }
  if (name !== null && from === 'flatpak') {
    return byCommand('Update it with Flatpak.', ['flatpak', 'update', name]);
  }
  if (name !== null && from === 'snap') {
    return byCommand('Update it with Snap.', ['sudo', 'snap', 'refresh', name]);
  }
  if (name !== null && from === 'pacman') {
    // Arch supports no update of single packages: https://wiki.archlinux.org/title/System_maintenance
    return byCommand('Update it with the whole system, or build it anew from the AUR.', [
      'sudo',
      'pacman',
      '-Syu',
    ]);
  }
  const cameFrom = from === 'deb' || from === 'rpm' ? known?.[from] : undefined;
  if (name !== null && (cameFrom === 'vendor' || cameFrom === 'distribution')) {
    const whose = cameFrom === 'vendor' ? 'the vendor’s repository' : 'your distribution';
    const command =
      from === 'deb'
        ? ['sudo', 'apt', 'install', '--only-upgrade', name]
        : ['sudo', 'dnf', 'upgrade', name];
    return byCommand(`Update the package from ${whose}.`, command);
  }
  if (cameFrom === 'page') {
    return byHand(
      'Nothing updates it by itself: download the newest version and install it over this one.',
    );
  }
  if (known?.page !== undefined) {
    return byHand('Look for an update in the program itself, or download the newest version.');
  }
  return byHand('Look for an update in the program itself.');
}

const byCommand = (sentence: string, command: readonly string[]): Advice => ({ sentence, command });
const byHand = (sentence: string): Advice => ({ sentence, command: null });
