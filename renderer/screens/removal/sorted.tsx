// Everything by whose it is; only what is the client's beyond doubt is chosen beforehand.
import type { Remnant, Survey } from '../../../preload/contract/index.ts';
import { Said } from '../../design/said.tsx';
import { useWords } from '../../words/use-words.ts';
import { belongings, bytesOf, mayBeChosen, ofBelonging } from './remnants.ts';

export const Sorted = (props: {
  readonly survey: Survey;
  readonly chosen: readonly string[];
  readonly onChosen: (chosen: readonly string[]) => void;
}) => {
  const { t, bytes } = useWords();
  const { survey, chosen, onChosen } = props;
  const change = ({ id }: Remnant, on: boolean): void =>
    onChosen(on ? [...chosen, id] : chosen.filter((each) => each !== id));
  const going = survey.remnants.filter(({ id }) => chosen.includes(id));
  return (
    <>
      <p>{t('removal.sortLead')}</p>
      {belongings.map((belonging) => {
        const mine = ofBelonging(survey.remnants, belonging);
        if (mine.length === 0) return null;
        return (
          <section
            key={belonging}
            className="stack"
            aria-label={t(`removal.belonging.${belonging}`)}
          >
            <h2>{t(`removal.belonging.${belonging}`)}</h2>
            <p className="quiet">{t(`removal.belongingMeans.${belonging}`)}</p>
            <ul className="rows card">
              {mine.map((remnant) => (
                <RemnantRow
                  key={remnant.id}
                  remnant={remnant}
                  on={chosen.includes(remnant.id)}
                  onChange={(on) => change(remnant, on)}
                />
              ))}
            </ul>
          </section>
        );
      })}
      <p role="status" className="quiet">
        {t('removal.going', { count: going.length, size: bytes(bytesOf(going)) })}
      </p>
    </>
  );
};

const RemnantRow = (props: {
  readonly remnant: Remnant;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}) => {
  const { t, bytes } = useWords();
  const { remnant, on, onChange } = props;
  const { sentence, shown, evidence } = remnant;
  return (
    <li className="remnant">
      <label>
        <input
          type="checkbox"
          checked={on}
          disabled={!mayBeChosen(remnant)}
          onChange={({ target }) => onChange(target.checked)}
        />
        <span>
          <Said text={sentence} />
          {shown !== null && !sentence.includes(shown) && (
            <>
              <br />
              <code className="quiet">{shown}</code>
            </>
          )}
        </span>
        <span className="tags">
          <span className="tag">{t(`removal.way.${remnant.way}`)}</span>
          {remnant.bytes !== null && <span className="number quiet">{bytes(remnant.bytes)}</span>}
        </span>
      </label>
      {evidence.length > 0 && (
        <details>
          <summary>{t('lockdown.showMe')}</summary>
          <ul className="stack">
            {evidence.map(({ text, place }) => (
              <li key={`${text} ${place}`}>
                <Said text={text} /> {place !== null && <code>{place}</code>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
};
