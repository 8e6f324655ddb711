// What a plan changes, exactly; and, while it is done and afterwards, how far each change has come.
import { Check, CircleDashed, LoaderCircle, TriangleAlert, Undo2 } from 'lucide-react';
import type { DiffLine, Effect, EffectState, JournalEntry } from '../../preload/contract/index.ts';
import { useWords } from '../words/use-words.ts';
import { Said } from './said.tsx';

export const Effects = ({ effects }: { readonly effects: readonly Effect[] }) => {
  const { t, bytes } = useWords();
  return (
    <ol className="effects">
      {effects.map((effect, at) => (
        // A plan never changes its order.
        <li key={at}>
          <span className="quiet number">{at + 1}.</span>
          <p>
            <Said text={effect.sentence} />
            {effect.bytes !== null && <span className="quiet"> ({bytes(effect.bytes)})</span>}
          </p>
          {effect.path !== null && !names(effect.sentence, effect.path) && (
            <code className="quiet">{effect.path}</code>
          )}
          {effect.command !== null && <code>{effect.command.join(' ')}</code>}
          {effect.diff.length > 0 && <Diff lines={effect.diff} />}
          {effect.needsRoot && <p className="quiet">{t('effects.needsRoot')}</p>}
          {effect.irreversible !== null && (
            <p>
              <span className="tag notable">{t('effects.irreversible')}</span>{' '}
              <Said text={effect.irreversible} />
            </p>
          )}
        </li>
      ))}
    </ol>
  );
};

/** Whether a sentence says where already: with the whole path, or from the person's folder on, written as `~`. */
const names = (sentence: string, path: string): boolean =>
  sentence.includes(path) ||
  [...path.matchAll(/[/\\]/g)].some(({ index }) => sentence.includes(`~${path.slice(index)}`));

const signs = { added: '+', removed: '−', same: ' ' } as const;

const Diff = ({ lines }: { readonly lines: readonly DiffLine[] }) => (
  <code className="diff">
    {lines.map(({ kind, text }, at) => (
      // Lines of one diff never move.
      <span key={at} className={kind}>
        {signs[kind]} {text}
      </span>
    ))}
  </code>
);

const stateIcon: Readonly<Record<EffectState, React.ReactNode>> = {
  planned: <CircleDashed aria-hidden="true" />,
  started: <LoaderCircle aria-hidden="true" />,
  done: <Check aria-hidden="true" />,
  verified: <Check aria-hidden="true" />,
  failed: <TriangleAlert aria-hidden="true" />,
  undone: <Undo2 aria-hidden="true" />,
};

export const DoneEffects = (props: {
  readonly entry: JournalEntry;
  readonly undo?: (step: string) => void;
}) => {
  const { t, said } = useWords();
  return (
    <ol className="effects">
      {props.entry.effects.map(({ sentence, state, step, problem }, at) => (
        // Nor does the order of what was done.
        <li key={at}>
          <span className={`state ${state}`}>
            {stateIcon[state]}
            <span className="unseen">{t(`effects.${state}`)}</span>
          </span>
          <div className="said">
            <p>
              <Said text={sentence} />
            </p>
            {props.undo && (state === 'done' || state === 'verified') && (
              <button
                type="button"
                className="button plain"
                aria-label={t('effects.undoLabel', { sentence: said(sentence) })}
                onClick={() => props.undo?.(step)}
              >
                <Undo2 aria-hidden="true" /> {t('effects.undo')}
              </button>
            )}
          </div>
          {problem !== null && (
            <p className="quiet">
              <Said text={problem.message} /> <Said text={problem.advice} />
            </p>
          )}
        </li>
      ))}
    </ol>
  );
};
