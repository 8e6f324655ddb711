// The same look again: nothing is left, or what is and why.
import type { Remnant, Removed } from '../../../preload/contract/index.ts';
import { DoneEffects } from '../../design/effects.tsx';
import { Mark } from '../../design/mark.tsx';
import { Said } from '../../design/said.tsx';
import { useWords } from '../../words/use-words.ts';
import { ofBelonging } from './remnants.ts';

export const Proof = ({ removed }: { readonly removed: Removed }) => {
  const { t } = useWords();
  const { verdict, left, entry } = removed;
  const still = ofBelonging(left.remnants, 'client');
  const kept = left.remnants.filter(({ belonging }) => belonging !== 'client');
  return (
    <>
      <p className="verdict" role="status">
        <Mark name={still.length === 0 ? 'watching' : 'notable'} /> <Said text={verdict} />
      </p>
      <Remnants title={t('removal.still')} remnants={still} />
      <Remnants title={t('removal.kept')} remnants={kept} />
      <section className="card stack">
        <h2>{t('lockdown.changed')}</h2>
        <DoneEffects entry={entry} />
      </section>
    </>
  );
};

const Remnants = (props: { readonly title: string; readonly remnants: readonly Remnant[] }) =>
  props.remnants.length > 0 && (
    <section className="card stack">
      <h2>{props.title}</h2>
      <ul className="stack">
        {props.remnants.map(({ id, sentence, shown }) => (
          <li key={id}>
            <Said text={sentence} />{' '}
            {shown !== null && !sentence.includes(shown) && <code className="quiet">{shown}</code>}
          </li>
        ))}
      </ul>
    </section>
  );
