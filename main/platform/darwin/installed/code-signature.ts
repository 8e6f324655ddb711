// Who signed an application, as codesign(1) says: what is written in it, and whether that holds.
import type { Argv } from '../../command/index.ts';
import { type Commands, plainEnv } from '../commands.ts';

export const displayArgv = (path: string): Argv => [
  '/usr/bin/codesign',
  '-dv',
  '--verbose=2',
  '--',
  path,
];

/**
 * Holds where the signature is whole, leads to Apple, and was made by this team's certificate (the requirement language
 * of Apple's Code Signing Guide). The team is the catalogue's, ten letters and digits, and nothing else.
 */
export const verifyArgv = (path: string, team: string): Argv => [
  '/usr/bin/codesign',
  '--verify',
  '--strict',
  `-R=anchor apple generic and certificate leaf[subject.OU] = "${team}"`,
  '--',
  path,
];

export interface SignatureSaid {
  readonly identifier: string | null;
  /** null where it says none: Apple's own, signed by nobody, or `not set`. */
  readonly team: string | null;
  /** The certificates, the signer's first. */
  readonly authorities: readonly string[];
}

/** Pure: what codesign prints on standard error. Only what the file says of itself: it proves nothing. */
export function parseCodesign(text: string): SignatureSaid {
  const values = (name: string): string[] =>
    text
      .split('\n')
      .flatMap((line) => (line.startsWith(`${name}=`) ? line.slice(name.length + 1) : []));
  const team = values('TeamIdentifier')[0] ?? '';
  return {
    identifier: values('Identifier')[0] ?? null,
    team: isTeam(team) ? team : null,
    authorities: values('Authority'),
  };
}

export const isTeam = (text: string): boolean => /^[A-Z0-9]{10}$/.test(text);

export type Signer =
  | { readonly kind: 'vendor' }
  /** Signed by somebody else, or altered since; `team` as it says itself. */
  | { readonly kind: 'other'; readonly team: string | null }
  /** codesign gave no answer. */
  | { readonly kind: 'unknown'; readonly why: string };

/** Whether this bundle is the team's. `place` is its real place on this disk. */
export async function signerOf(commands: Commands, place: string, team: string): Promise<Signer> {
  const limits = { env: plainEnv(), timeLimitMs: 60_000 };
  if (!isTeam(team)) return { kind: 'unknown', why: 'the catalogue knows no team' };
  const shown = await commands.run(displayArgv(place), limits);
  if (!shown.ok) return { kind: 'unknown', why: shown.problem.message };
  const { team: said } = parseCodesign(shown.value.stderr);
  if (said !== team) return { kind: 'other', team: said };
  const held = await commands.run(verifyArgv(place, team), limits);
  if (!held.ok) return { kind: 'unknown', why: held.problem.message };
  return held.value.exitCode === 0 ? { kind: 'vendor' } : { kind: 'other', team: said };
}
