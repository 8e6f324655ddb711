// The receipts of a client's last meetings.
import { useMemo } from 'react';
import type { ClientId } from '../../../preload/contract/index.ts';
import { Answered } from '../../design/states.tsx';
import { useAnswer } from '../../store/use-answer.ts';
import { useWords } from '../../words/use-words.ts';

const weekMs = 7 * 86_400_000;
const most = 20;

export const ReceiptLinks = (props: {
  readonly client: ClientId;
  readonly name: string;
  readonly nowMs: number;
}) => {
  const { t, moment, duration } = useWords();
  const { client, name, nowMs } = props;
  // Asked for whole days, so that the question stays the same while the clock goes on.
  const range = useMemo(() => {
    const to = (Math.floor(nowMs / 86_400_000) + 1) * 86_400_000;
    return { from: new Date(to - weekMs).toISOString(), to: new Date(to).toISOString() };
  }, [nowMs]);
  const [receipts, retry] = useAnswer('receipts.list', { client, ...range });
  return (
    <section className="card stack" aria-labelledby="receipts-title">
      <h2 id="receipts-title">{t('network.receipts')}</h2>
      <Answered answer={receipts} retry={retry}>
        {(list) =>
          list.length === 0 ? (
            <p className="quiet">{t('network.receiptsNone', { name })}</p>
          ) : (
            <ul className="stack">
              {list.slice(0, most).map(({ id, startedAt, endedAt }) => (
                <li key={id}>
                  <a href={`#/receipt/${id}`}>
                    {t('network.receiptLine', {
                      when: moment(startedAt, nowMs),
                      duration: duration(Date.parse(endedAt) - Date.parse(startedAt)),
                    })}
                  </a>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </section>
  );
};
