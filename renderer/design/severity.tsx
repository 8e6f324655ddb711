// How bad: filled, half, outline, and the word beside it.
import type { Severity } from '../../preload/contract/index.ts';
import { useWords } from '../words/use-words.ts';

const circle = <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />;

const shapes: Readonly<Record<Severity, React.ReactNode>> = {
  critical: <path d="M8 1.5 15 14.5H1Z" fill="currentColor" />,
  high: <circle cx="8" cy="8" r="7" fill="currentColor" />,
  medium: (
    <>
      {circle}
      <path d="M8 2a6 6 0 0 1 0 12Z" fill="currentColor" />
    </>
  ),
  low: circle,
};

export const SeverityMark = ({ severity }: { readonly severity: Severity }) => {
  const { t } = useWords();
  return (
    <span className={`severity ${severity}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {shapes[severity]}
      </svg>
      {t(`severity.${severity}`)}
    </span>
  );
};
