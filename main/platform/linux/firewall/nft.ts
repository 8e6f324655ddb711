// Rules into the kernel with nft(8): checked as a whole first, then all of them at once or none.
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { causeOf, failure, type Outcome, success } from '../../../outcome.ts';
import { type Argv, exitedWell, runCommand } from '../../command/index.ts';

/** Often not in a person's own PATH. */
const places = ['/usr/sbin/nft', '/sbin/nft', '/usr/bin/nft'] as const;

export const findNft = (): string | null => places.find((place) => existsSync(place)) ?? null;

/** The administrator's own, gone with a restart of the machine as the rules are. */
const folder = '/run/callwarden';

export const loadRules = async (rules: string): Promise<Outcome<void>> => {
  const nft = findNft();
  if (nft === null) return failure(noNft);
  const file = join(folder, 'rules.nft');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    writeFileSync(`${file}.new`, rules, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  } catch (thrown) {
    return failure({
      kind: 'not-permitted',
      subject: file,
      message: 'The rules could not be written down, so nothing was changed.',
      advice: 'Do it as the administrator.',
      cause: causeOf(thrown),
    });
  }
  for (const argv of [
    [nft, '-c', '-f', file],
    [nft, '-f', file],
  ] as const satisfies readonly Argv[]) {
    const done = exitedWell(argv, await runCommand(argv, { timeLimitMs: 20_000 }));
    if (!done.ok) return failure({ ...done.problem, message: refused });
  }
  return success(undefined);
};

const refused = 'The system does not take the rules; whatever held before still holds.';

export const noNft = {
  kind: 'not-found',
  subject: 'nft',
  message: 'The program nft is not installed, so no client can be cut off from the network here.',
  advice: 'Install the package nftables, or end the client instead.',
} as const;
