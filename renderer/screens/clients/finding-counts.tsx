// How much there is to look at, by bucket; the way to do something about it.
import type { Bucket, CheckReport } from '../../../preload/contract/index.ts';
import { useWords } from '../../words/use-words.ts';

const buckets: readonly Bucket[] = ['security', 'configuration', 'privacy'];

export const FindingCounts = (props: {
  readonly client: string;
  /** null while the checks go on, or where they could not be made. */
  readonly report: CheckReport | null;
}) => {
  const { t } = useWords();
  const checked = props.report?.clients.find(({ client }) => client === props.client);
  if (checked === undefined) return null;
  const { findings } = checked;
  if (findings.length === 0) return <span className="tag">{t('lockdown.nothingToMend')}</span>;
  return buckets.map((bucket) => {
    const count = findings.filter((finding) => finding.bucket === bucket).length;
    return count === 0 ? null : (
      <span className="tag" key={bucket}>
        {t(`lockdown.count.${bucket}`, { count })}
      </span>
    );
  });
};
