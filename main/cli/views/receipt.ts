// Receipts as text.
import ansis from 'ansis';
import type { Receipt, ReceiptParty } from '../../../preload/contract/index.ts';
import { laneSentence, partyBytes, partyName, thirdPartySentence } from '../../receipts/index.ts';
import { dayText, durationText } from '../durations.ts';
import { plainText } from '../plain-text.ts';
import { alertLine } from './event.ts';
import { marks } from './marks.ts';
import { tableText } from './table.ts';

export const receiptsText = (receipts: readonly Receipt[], since: string): string =>
  receipts.length === 0
    ? `No meeting is remembered for the last ${plainText(since)}. Meetings are kept while \`callwarden watch\` (or the app) runs; one that goes on has its receipt a minute after its end.\n`
    : `${receipts.map(receiptText).join('\n\n')}\n`;

const receiptText = (receipt: Receipt): string => {
  const { id, name, startedAt, endedAt, microphone, camera, parties, listeners, alerts } = receipt;
  const length = durationText(Date.parse(endedAt) - Date.parse(startedAt));
  const lines = [
    `${ansis.bold(`${plainText(name)}, ${dayText(startedAt)}, for ${length}`)}  ${ansis.dim(id)}`,
    `  ${laneSentence('microphone', microphone)}`,
    `  ${laneSentence('camera', camera)}`,
    `  ${plainText(thirdPartySentence(receipt))}`,
  ];
  if (parties !== null && parties.length > 0)
    lines.push(
      indented(tableText(['TALKED TO', 'BYTES', 'HOW IT IS KNOWN'], parties.map(partyRow))),
    );
  for (const { protocol, local, exposure } of listeners)
    lines.push(
      `  ${marks.unknown} It opened ${protocol} ${plainText(local.address)} ${local.port} to ${exposure === 'network' ? 'the network' : 'this machine'}.`,
    );
  for (const line of alerts.flatMap((alert) => alertLine(alert) ?? [])) lines.push(`  ${line}`);
  return lines.join('\n');
};

const partyRow = (party: ReceiptParty): readonly string[] => {
  const name = plainText(partyName(party));
  const [first] = party.ends;
  const more = party.ends.length > 1 ? ` (and ${party.ends.length - 1} more)` : '';
  return [
    party.kind === 'third-party' ? ansis.yellow(name) : name,
    partyBytes(party),
    `${plainText(first?.reason ?? '')}${more}`,
  ];
};

const indented = (text: string): string => text.replaceAll(/^/gm, '  ');
