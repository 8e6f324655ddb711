// Whom a client talked to in a time, as rows: bytes of the past joined with the connections of now. Pure.
import type { Connection, Party, TrafficMinute } from '../../../preload/contract/index.ts';

export interface PartyRow {
  readonly kind: Party['kind'];
  readonly owner: string | null;
  readonly sent: number;
  readonly received: number;
  /** Connections that are open now. */
  readonly open: number;
  /** How it is known, of those that are open now. */
  readonly reasons: readonly string[];
}

export type Column = 'who' | 'kind' | 'sent' | 'received' | 'open';
export interface Order {
  readonly column: Column;
  readonly falling: boolean;
}

export const kindOrder: readonly Party['kind'][] = [
  'third-party',
  'vendor',
  'unknown',
  'infrastructure',
];

export const partyRows = (
  minutes: readonly TrafficMinute[],
  connections: readonly Pick<Connection, 'party'>[],
): readonly PartyRow[] => {
  const rows = new Map<string, PartyRow>();
  const change = (
    kind: Party['kind'],
    owner: string | null,
    by: (row: PartyRow) => Partial<PartyRow>,
  ): void => {
    const key = JSON.stringify([kind, owner]);
    const row = rows.get(key) ?? { kind, owner, sent: 0, received: 0, open: 0, reasons: [] };
    rows.set(key, { ...row, ...by(row) });
  };
  for (const { kind, owner, bytesSent, bytesReceived } of minutes)
    change(kind, owner, ({ sent, received }) => ({
      sent: sent + bytesSent,
      received: received + bytesReceived,
    }));
  for (const { party } of connections)
    change(party?.kind ?? 'unknown', party?.owner ?? null, ({ open, reasons }) => ({
      open: open + 1,
      reasons: party === null ? reasons : [...new Set([...reasons, party.reason])],
    }));
  return [...rows.values()];
};

/** Rows whose words hold the text, in the order that is asked for; what is equal there stands by its bytes. */
export const arranged = (
  rows: readonly PartyRow[],
  filter: string,
  { column, falling }: Order,
  wordsOf: (row: PartyRow) => { readonly who: string; readonly kind: string },
): readonly PartyRow[] => {
  const text = filter.trim().toLocaleLowerCase();
  const compared = (a: PartyRow, b: PartyRow): number => {
    switch (column) {
      case 'who':
        return wordsOf(a).who.localeCompare(wordsOf(b).who);
      case 'kind':
        return kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind);
      default:
        return a[column] - b[column];
    }
  };
  return rows
    .filter((row) =>
      Object.values(wordsOf(row)).some((word) => word.toLocaleLowerCase().includes(text)),
    )
    .sort(
      (a, b) => (falling ? -1 : 1) * compared(a, b) || b.sent + b.received - (a.sent + a.received),
    );
};

/** For a spreadsheet: columns by tabs, rows by lines; nothing in a cell can begin a formula. */
export const tableAsText = (rows: readonly (readonly (string | number)[])[]): string =>
  rows
    .map((row) =>
      row
        .map((cell) =>
          String(cell)
            .replaceAll(/[\t\n\r]/g, ' ')
            .replace(/^([=+@-])/, "'$1"),
        )
        .join('\t'),
    )
    .join('\n');
