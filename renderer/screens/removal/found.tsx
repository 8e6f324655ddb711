// What of the client is on this machine, in a few lines.
import type { Survey } from '../../../preload/contract/index.ts';
import { Empty } from '../../design/states.tsx';
import { Unseen } from '../../design/unseen.tsx';
import { useWords } from '../../words/use-words.ts';
import { belongings, bytesOf, ofBelonging } from './remnants.ts';

export const Found = ({ survey }: { readonly survey: Survey }) => {
  const { t, bytes } = useWords();
  const { name, installations, remnants, problems } = survey;
  if (remnants.length === 0)
    return (
      <Empty title={t('removal.nothing', { name })} hint={t('removal.nothingHint', { name })} />
    );
  return (
    <>
      <p>{t('removal.foundLead', { name })}</p>
      <section className="card stack">
        <h2>{t('clients.installations')}</h2>
        {installations.length === 0 && <p className="quiet">{t('removal.notInstalled')}</p>}
        <ul className="stack">
          {installations.map(({ source, path, version }) => (
            <li key={`${source} ${path}`}>
              <strong>{version ?? t('clients.noVersion')}</strong> · {t(`source.${source}`)}
              <br />
              <code>{path}</code>
            </li>
          ))}
        </ul>
      </section>
      <ul className="rows card">
        {belongings.map((belonging) => {
          const mine = ofBelonging(remnants, belonging);
          return (
            mine.length > 0 && (
              <li key={belonging} className="sum-row">
                <strong>{t(`removal.belonging.${belonging}`)}</strong>
                <span className="quiet">{t('removal.things', { count: mine.length })}</span>
                <span className="number">{bytes(bytesOf(mine))}</span>
              </li>
            )
          );
        })}
      </ul>
      <Unseen problems={problems} />
    </>
  );
};
