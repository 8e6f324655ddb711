// Which clients to look at.
import type { CheckReport, ClientCheck } from '../../../preload/contract/index.ts';
import { useWords } from '../../words/use-words.ts';
import { isAutomatic } from './findings.ts';
import { PastChanges } from './past-changes.tsx';

export const Choose = (props: {
  readonly report: CheckReport;
  readonly chosen: readonly string[];
  readonly onChosen: (clients: readonly string[]) => void;
}) => {
  const { t } = useWords();
  const { report, chosen, onChosen } = props;
  const change = ({ client }: ClientCheck, on: boolean): void =>
    onChosen(on ? [...chosen, client] : chosen.filter((each) => each !== client));
  return (
    <>
      <p>{t('lockdown.chooseLead')}</p>
      <ul className="rows card">
        {report.clients.map((each) => (
          <li key={each.client}>
            <label className="choose-row">
              <input
                type="checkbox"
                checked={chosen.includes(each.client)}
                onChange={({ target }) => change(each, target.checked)}
              />
              <strong>{each.name}</strong>
              <span className="quiet">
                {each.findings.length === 0
                  ? t('lockdown.nothingToMend')
                  : t('lockdown.found', {
                      count: each.findings.length,
                      automatic: each.findings.filter(isAutomatic).length,
                    })}
              </span>
              <span className="number" title={t('lockdown.scoreMeaning')}>
                {t('lockdown.score', { value: each.score.value })}
              </span>
            </label>
          </li>
        ))}
      </ul>
      <p className="quiet">{t('lockdown.scoreMeaning')}</p>
      <PastChanges report={report} />
    </>
  );
};
