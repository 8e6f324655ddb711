// Whom each client talks to, in a line.
import ansis from 'ansis';
import { type Connection, type Snapshot, sumByParty } from '../../../preload/contract/index.ts';
import { plainText } from '../plain-text.ts';
import { bytesText } from './bytes.ts';
import { marks } from './marks.ts';

const list = new Intl.ListFormat('en');

/** "⇅ Zoom: 41 MB to Zoom · 2 third parties: Meta and Sentry · 3 others"; null where nobody talks to anybody. */
export const partyLines = ({ clients, connections }: Snapshot): string | null => {
  const lines = clients.flatMap(({ id, name }) => {
    const own = connections.filter(({ client }) => client === id);
    return own.length === 0 ? [] : [`⇅ ${name}: ${sumText(own)}`];
  });
  return lines.length === 0 ? null : lines.join('\n');
};

const sumText = (connections: readonly Connection[]): string => {
  const { vendors, thirdParties, others } = sumByParty(connections);
  const parts = vendors.map(({ owner, bytes }) => `${bytesText(bytes)} to ${plainText(owner)}`);
  if (thirdParties.length > 0) {
    const names = list.format(thirdParties.map(({ owner }) => plainText(owner)));
    const count =
      thirdParties.length === 1 ? 'a third party' : `${thirdParties.length} third parties`;
    parts.push(ansis.yellow(`${count}: ${names}`));
  }
  if (others > 0)
    parts.push(parts.length === 0 ? plural(others, 'connection') : plural(others, 'other'));
  return parts.join(' · ');
};

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** The owner, marked where it is a third party; what is known where there is no name. */
export const partyText = ({ party }: Connection): string => {
  if (party === null) return marks.unknown;
  const owner = plainText(party.owner ?? party.reason);
  return party.kind === 'third-party' ? ansis.yellow(`${owner} (third party)`) : owner;
};
