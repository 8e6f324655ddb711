// How well a client is locked down, in one line: the way from "what does it do now" to "what can I do about it".
import { Shield, ShieldAlert, ShieldCheck } from 'lucide-react';
import type { CheckReport, ClientNow } from '../../../preload/contract/index.ts';
import { useWords } from '../../words/use-words.ts';

export const FindingsLine = (props: {
  readonly client: ClientNow;
  /** null while the checks go on, or where they could not be made. */
  readonly report: CheckReport | null;
}) => {
  const { t } = useWords();
  const { id, name } = props.client;
  const checked = props.report?.clients.find(({ client }) => client === id);
  if (checked === undefined)
    return props.report === null ? <div className="line findings" /> : null;
  const { findings } = checked;
  const serious = findings.filter(
    ({ severity }) => severity === 'high' || severity === 'critical',
  ).length;
  if (findings.length === 0)
    return (
      <div className="line findings quiet">
        <ShieldCheck aria-hidden="true" />
        <span>{t('lockdown.nothingToMend')}</span>
      </div>
    );
  const said = [
    t('now.findings', { count: findings.length }),
    serious > 0 && t('now.serious', { count: serious }),
  ]
    .filter((part) => part !== false)
    .join(' · ');
  return (
    <div className={serious > 0 ? 'line findings serious' : 'line findings quiet'}>
      {serious > 0 ? <ShieldAlert aria-hidden="true" /> : <Shield aria-hidden="true" />}
      <a href={`#/lockdown/${id}`} aria-label={`${t('lockdown.openLabel', { name })}: ${said}`}>
        {said} ›
      </a>
    </div>
  );
};
