// Says of each program that merely calls itself by a client's name that it does.
import './impostor-lines.css';
import { Mark } from '../../design/mark.tsx';
import { useWords } from '../../words/use-words.ts';
import type { Impostor } from './impostors.ts';

export const ImpostorLines = (props: {
  readonly name: string;
  readonly impostors: readonly Impostor[];
}) => {
  const { t } = useWords();
  return props.impostors.map(({ key, executable }) => (
    <p className="impostor-line" key={key}>
      <Mark name="attention" />
      <span>
        {executable === null
          ? t('impostor.nowhere', { name: props.name })
          : t('impostor.stands', { name: props.name })}
        {executable !== null && (
          <>
            {' '}
            <code>{executable}</code>
          </>
        )}
      </span>
    </p>
  ));
};
