// What only the person can do, and their word that it is done.
import { useState } from 'react';
import type { Finding, Fix } from '../../../preload/contract/index.ts';
import { Said } from '../../design/said.tsx';
import { ask } from '../../store/store.ts';
import { useWords } from '../../words/use-words.ts';

export const ByHand = (props: {
  readonly finding: Finding;
  readonly fix: Extract<Fix, { kind: 'manual' }>;
}) => {
  const { t, said } = useWords();
  const { finding, fix } = props;
  const [done, setDone] = useState(fix.tickedAt !== null);
  const tick = async (next: boolean): Promise<void> => {
    setDone(next);
    const told = await ask('lockdown.tick', { finding: finding.id, done: next });
    if (!told.ok) setDone(!next);
  };
  return (
    <div className="by-hand">
      <ol>
        {fix.instructions.map((instruction) => (
          <li key={instruction}>
            <Said text={instruction} />
          </li>
        ))}
      </ol>
      {fix.page !== null && <code>{fix.page}</code>}
      <label>
        <input
          type="checkbox"
          checked={done}
          aria-label={t('lockdown.doneLabel', { title: said(finding.title) })}
          onChange={({ target }) => void tick(target.checked)}
        />{' '}
        {t('lockdown.doneByHand')}
      </label>
    </div>
  );
};
