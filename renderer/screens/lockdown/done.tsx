// The result: before and after, what is left to do by hand, and the way back.
import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import type {
  ChangedSince,
  CheckReport,
  Problem,
  UndoResult,
} from '../../../preload/contract/index.ts';
import { DoneEffects } from '../../design/effects.tsx';
import { useKept } from '../../design/limits.tsx';
import { Said } from '../../design/said.tsx';
import { Failed } from '../../design/states.tsx';
import { useWords } from '../../words/use-words.ts';
import { ByHand } from './by-hand.tsx';
import { ChangedByOthers, type WhenChanged } from './changed-by-others.tsx';
import { findingsOf } from './findings.ts';
import type { Running } from './use-lockdown.ts';

export const Done = (props: {
  readonly before: CheckReport;
  readonly chosen: readonly string[];
  readonly running: Running;
  readonly undo: (
    entry: string,
    whenChanged: WhenChanged,
    step: string | null,
  ) => Promise<UndoResult | Problem>;
}) => {
  const { t } = useWords();
  const { applied, entry } = props.running;
  const [problem, setProblem] = useState<Problem | null>(null);
  const [refused, setRefused] = useState<{
    readonly step: string | null;
    readonly changed: readonly ChangedSince[];
  } | null>(null);
  const kept = useKept('lockdown');
  if (applied === null || entry === null) return null;
  const undo = async (whenChanged: WhenChanged, step: string | null): Promise<void> => {
    const result = await props.undo(entry.id, whenChanged, step);
    const failed = 'kind' in result;
    setProblem(failed ? result : null);
    setRefused(
      !failed && whenChanged === 'refuse' && result.changed.length > 0
        ? { step, changed: result.changed }
        : null,
    );
  };
  const left = findingsOf(applied.report).filter(
    ({ client, fix }) => props.chosen.includes(client) && fix?.kind === 'manual' && !fix.tickedAt,
  );
  return (
    <>
      <p role="status">
        {t(entry.state === 'undone' ? 'lockdown.allUndone' : 'lockdown.allDone', {
          count: entry.effects.length,
        })}
      </p>
      {entry.state !== 'undone' && (
        <Scores before={props.before} after={applied.report} chosen={props.chosen} />
      )}
      {problem !== null && <Failed problem={problem} act />}
      {refused !== null && (
        <ChangedByOthers
          changed={refused.changed}
          onAnswer={(answer) => void undo(answer, refused.step)}
        />
      )}
      <section className="card stack">
        <div className="row">
          <h2>{t('lockdown.changed')}</h2>
          {entry.state !== 'undone' && (
            <button
              type="button"
              className="button"
              disabled={kept !== null}
              onClick={() => void undo('refuse', null)}
            >
              {t('lockdown.undoAll')}
            </button>
          )}
        </div>
        {kept !== null && <p className="fixed">{kept}</p>}
        <DoneEffects
          entry={entry}
          {...(kept === null ? { undo: (step: string) => void undo('refuse', step) } : {})}
        />
      </section>
      {left.length > 0 && (
        <section className="card stack">
          <h2>{t('lockdown.leftByHand', { count: left.length })}</h2>
          <ul className="stack">
            {left.map((finding) => (
              <li key={finding.id}>
                <p>
                  <Said text={finding.title} />
                </p>
                {finding.fix?.kind === 'manual' && <ByHand finding={finding} fix={finding.fix} />}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};

const Scores = (props: {
  readonly before: CheckReport;
  readonly after: CheckReport;
  readonly chosen: readonly string[];
}) => {
  const { t } = useWords();
  return (
    <ul className="scores">
      {props.after.clients
        .filter(({ client }) => props.chosen.includes(client))
        .map(({ client, name, score }) => (
          <li key={client} className="card">
            <span>{name}</span>
            <span className="number">
              {props.before.clients.find((each) => each.client === client)?.score.value ?? '–'}
            </span>
            <ArrowRight aria-label={t('lockdown.becomes')} />
            <strong className="number">{t('lockdown.score', { value: score.value })}</strong>
          </li>
        ))}
    </ul>
  );
};
