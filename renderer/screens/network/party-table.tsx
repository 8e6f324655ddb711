// Whom a client talks to: sorted, filtered and copied as a person likes.
import { ArrowDown, ArrowUp, Copy } from 'lucide-react';
import { useState } from 'react';
import { Said } from '../../design/said.tsx';
import { useWords } from '../../words/use-words.ts';
import { arranged, type Column, type Order, type PartyRow, tableAsText } from './party-rows.ts';

const columns: readonly Column[] = ['who', 'kind', 'sent', 'received', 'open'];
const titleOf = {
  who: 'network.who',
  kind: 'network.kind',
  sent: 'network.sent',
  received: 'network.received',
  open: 'network.now',
} as const;
const isNumber = (column: Column): boolean => !['who', 'kind'].includes(column);

export const PartyTable = (props: {
  readonly rows: readonly PartyRow[];
  readonly name: string;
}) => {
  const { t, bytes } = useWords();
  const [filter, setFilter] = useState('');
  // Third parties first, then the most bytes.
  const [order, setOrder] = useState<Order>({ column: 'kind', falling: false });
  const [copied, setCopied] = useState(false);
  const wordsOf = (row: PartyRow) => ({
    who: row.owner ?? t(row.kind === 'infrastructure' ? 'network.local' : 'network.nobodyNamed'),
    kind: t(`party.${row.kind}`),
  });
  const rows = arranged(props.rows, filter, order, wordsOf);
  const sortBy = (column: Column): void =>
    setOrder((before) => ({
      column,
      falling: before.column === column ? !before.falling : isNumber(column),
    }));
  const copy = (): void => {
    const head = columns.map((column) => t(titleOf[column]));
    const lines = rows.map((row) => {
      const { who, kind } = wordsOf(row);
      return [who, kind, row.sent, row.received, row.open];
    });
    void navigator.clipboard.writeText(tableAsText([head, ...lines])).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <>
      <div className="toolbar">
        <label className="labelled">
          {t('network.filter')}
          <input
            className="field"
            type="search"
            value={filter}
            onChange={({ target }) => setFilter(target.value)}
          />
        </label>
        <button type="button" className="button" onClick={copy}>
          <Copy aria-hidden="true" /> {copied ? t('network.copied') : t('network.copy')}
        </button>
      </div>
      <div className="scroll-x">
        <table className="card table parties-table">
          <thead>
            <tr>
              {columns.map((column) => (
                <Head key={column} column={column} order={order} onSort={sortBy} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const { who, kind } = wordsOf(row);
              return (
                <tr key={`${row.kind} ${row.owner}`}>
                  <th scope="row">
                    {who}
                    <details>
                      <summary>{t('network.whatIs')}</summary>
                      <p className="quiet">
                        {t(`network.means.${row.kind}`, { name: props.name })}
                      </p>
                      {row.reasons.map((reason) => (
                        <p className="quiet" key={reason}>
                          <Said text={reason} />
                        </p>
                      ))}
                    </details>
                  </th>
                  <td>
                    <span className={row.kind === 'third-party' ? 'tag notable' : 'tag'}>
                      {kind}
                    </span>
                  </td>
                  <td className="number">{bytes(row.sent)}</td>
                  <td className="number">{bytes(row.received)}</td>
                  <td className="number">{row.open}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
};

const Head = (props: {
  readonly column: Column;
  readonly order: Order;
  readonly onSort: (column: Column) => void;
}) => {
  const { t } = useWords();
  const { column, order, onSort } = props;
  const title = t(titleOf[column]);
  const isSorted = order.column === column;
  const Arrow = order.falling ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      className={isNumber(column) ? 'number' : ''}
      aria-sort={isSorted ? (order.falling ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        className="button plain"
        title={t('network.sortBy', { column: title })}
        onClick={() => onSort(column)}
      >
        {title}
        {isSorted && <Arrow aria-hidden="true" />}
      </button>
    </th>
  );
};
