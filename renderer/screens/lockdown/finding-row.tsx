// One finding: how bad, one plain sentence, the evidence on demand, and what can be done.
import { Switch } from 'radix-ui';
import { useId } from 'react';
import type { Evidence, Finding, Fix } from '../../../preload/contract/index.ts';
import { Said } from '../../design/said.tsx';
import { SeverityMark } from '../../design/severity.tsx';
import { useWords } from '../../words/use-words.ts';
import { ByHand } from './by-hand.tsx';

export const FindingRow = (props: {
  readonly finding: Finding;
  /** Its client's name, where several are shown together. */
  readonly client: string | null;
  readonly on: boolean;
  readonly onToggle: (on: boolean) => void;
}) => {
  const { t, day, said } = useWords();
  const { finding } = props;
  const title = useId();
  return (
    <li className="finding">
      <div className="finding-head">
        <SeverityMark severity={finding.severity} />
        <p id={title}>
          {props.client !== null && <span className="quiet">{props.client}: </span>}
          <Said text={finding.title} />
        </p>
        {finding.fix?.kind === 'automatic' && (
          <Switch.Root
            className="switch"
            checked={props.on}
            onCheckedChange={props.onToggle}
            aria-labelledby={title}
          >
            <Switch.Thumb className="switch-thumb" />
          </Switch.Root>
        )}
      </div>
      {finding.revertedSince !== null && (
        <p className="tag notable">{t('lockdown.reverted', { day: day(finding.revertedSince) })}</p>
      )}
      {finding.certainty === 'cannot-tell' && <p className="quiet">{t('lockdown.unsure')}</p>}
      <MayBreak fix={finding.fix} />
      {finding.fix?.kind === 'manual' && <ByHand finding={finding} fix={finding.fix} />}
      <details>
        <summary>{t('lockdown.showMe')}</summary>
        <div className="stack shown">
          <p>
            <Said text={finding.why} />
          </p>
          {finding.is !== null && finding.shouldBe !== null && (
            <p>
              {t('lockdown.is')} <code>{said(finding.is)}</code>, {t('lockdown.shouldBe')}{' '}
              <code>{said(finding.shouldBe)}</code>
            </p>
          )}
          <ul className="stack">
            {finding.evidence.map((seen) => (
              <Seen key={`${seen.text} ${seen.place} ${seen.line}`} seen={seen} />
            ))}
          </ul>
          <p className="quiet">
            <Said text={finding.severityReason} />
          </p>
          <p className="quiet">{t('clients.sources', { count: finding.sources.length })}</p>
          {/* As text: this window opens nothing that is not its own. */}
          {finding.sources.map((source) => (
            <code key={source}>{source}</code>
          ))}
        </div>
      </details>
    </li>
  );
};

const MayBreak = ({ fix }: { readonly fix: Fix | null }) => {
  const { t, said } = useWords();
  if (fix === null) return <p className="quiet">{t('lockdown.noFix')}</p>;
  if (fix.kind === 'manual') return null;
  return (
    <p className="quiet">
      {fix.mayBreak === null
        ? t('lockdown.breaksNothing')
        : t('lockdown.mayBreak', { what: said(fix.mayBreak) })}
      {fix.needsRoot && ` ${t('lockdown.stepNeedsRoot')}`}
    </p>
  );
};

const Seen = ({ seen }: { readonly seen: Evidence }) => (
  <li>
    <Said text={seen.text} />
    {seen.place !== null && (
      <>
        {' '}
        <code>
          {seen.place}
          {seen.line !== null && `:${seen.line}`}
        </code>
      </>
    )}
    {seen.excerpt !== null && <code className="excerpt">{seen.excerpt}</code>}
  </li>
);
