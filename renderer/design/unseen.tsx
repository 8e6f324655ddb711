// What could not be looked at, folded away; nothing where all of it could.
import type { Problem } from '../../preload/contract/index.ts';
import { useWords } from '../words/use-words.ts';
import { Said } from './said.tsx';

export const Unseen = ({ problems }: { readonly problems: readonly Problem[] }) => {
  const { t } = useWords();
  return (
    problems.length > 0 && (
      <details>
        <summary>{t('lockdown.unseen', { count: problems.length })}</summary>
        <ul className="stack">
          {problems.map(({ subject, message, advice }) => (
            <li key={`${subject} ${message}`}>
              <Said text={message} />{' '}
              <span className="quiet">
                <Said text={advice} />
              </span>
            </li>
          ))}
        </ul>
      </details>
    )
  );
};
