// What of a client is blocked, and what could be, as text.
import ansis from 'ansis';
import type { BlockKind, BlockState } from '../../../preload/contract/index.ts';
import { problemText } from '../exit.ts';
import { plainText } from '../plain-text.ts';
import { marks } from './marks.ts';

const flags: Readonly<Record<BlockKind, string>> = {
  'third-parties': '--third-parties',
  'vendor-only': '--vendor-only',
  'known-only': '--known-only',
  everything: '--everything',
};

const standingText: Readonly<Record<BlockKind, string>> = {
  'third-parties': 'third parties are blocked',
  'vendor-only': 'all but the vendor’s own networks is blocked',
  'known-only': 'all but whom it talked to in three meetings is blocked',
  everything: 'the network is blocked',
};

export const blockStateText = (state: BlockState): string => {
  const { client, standing, holds, outside, hindrance, choices } = state;
  const lines: string[] = [];
  if (standing === null) lines.push(ansis.bold(`Nothing of ${client} is blocked.`));
  else {
    lines.push(
      ansis.bold(
        `For ${client}, ${standingText[standing.kind]}, since ${standing.madeAt.slice(0, 16).replace('T', ' ')} UTC.`,
      ),
      holds
        ? `Let it talk again: callwarden block ${client} --lift`
        : `${marks.attention} It does not hold now: the machine was restarted, or you have logged in anew. Apply it again: callwarden block ${client} ${flags[standing.kind]}`,
    );
    if (outside.length > 0)
      lines.push(
        `${marks.attention} Process ${outside.join(', ')} could not be brought under it and still reaches the network. End ${client} and start it anew.`,
      );
  }
  if (hindrance !== null)
    lines.push(`${marks.attention} ${problemText(hindrance).replace(/^callwarden: /, '')}`);
  else
    for (const { kind, hindrance: reason } of choices)
      lines.push(
        reason === null
          ? `  ${flags[kind]}`
          : ansis.dim(`  ${flags[kind]}: not now. ${plainText(reason, 300)}`),
      );
  return `${lines.join('\n')}\n`;
};
