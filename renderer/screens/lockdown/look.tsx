// The findings, by bucket and worst first, each with its switch.
import type { CheckReport, Finding, Profile } from '../../../preload/contract/index.ts';
import { type Choice, Segments } from '../../design/choices.tsx';
import { Empty } from '../../design/states.tsx';
import { Unseen } from '../../design/unseen.tsx';
import { useWords } from '../../words/use-words.ts';
import { FindingRow } from './finding-row.tsx';
import { bucketOrder, inBucket } from './findings.ts';

const profiles: readonly Profile[] = ['harmless', 'careful', 'strict'];

export const Look = (props: {
  readonly report: CheckReport;
  readonly findings: readonly Finding[];
  readonly switched: readonly string[];
  /** null: chosen one by one. */
  readonly profile: Profile | null;
  readonly onProfile: (profile: Profile) => void;
  readonly onToggle: (finding: Finding, on: boolean) => void;
}) => {
  const { t } = useWords();
  const { findings, report } = props;
  const nameOf = (id: string): string =>
    report.clients.find(({ client }) => client === id)?.name ?? id;
  const several = new Set(findings.map(({ client }) => client)).size > 1;
  const choices: readonly Choice<Profile>[] = profiles.map((value) => ({
    value,
    label: t(`lockdown.profile.${value}`),
  }));
  if (findings.length === 0)
    return <Empty title={t('lockdown.nothingToMend')} hint={t('lockdown.nothingToMendHint')} />;
  return (
    <>
      <div className="profiles">
        <Segments
          label={t('lockdown.profiles')}
          value={props.profile}
          choices={choices}
          onChange={props.onProfile}
        />
        <p className="quiet">
          {t(
            props.profile === null
              ? 'lockdown.profileOwn'
              : `lockdown.profileMeans.${props.profile}`,
          )}
        </p>
      </div>
      {bucketOrder.map((bucket) => {
        const found = inBucket(findings, bucket);
        if (found.length === 0) return null;
        return (
          <section key={bucket} className="stack" aria-label={t(`bucket.${bucket}`)}>
            <h2>
              {t(`bucket.${bucket}`)} <span className="quiet number">{found.length}</span>
            </h2>
            <ul className="rows card">
              {found.map((finding) => (
                <FindingRow
                  key={finding.id}
                  finding={finding}
                  client={several ? nameOf(finding.client) : null}
                  on={props.switched.includes(finding.id)}
                  onToggle={(on) => props.onToggle(finding, on)}
                />
              ))}
            </ul>
          </section>
        );
      })}
      <Unseen problems={report.problems} />
    </>
  );
};
