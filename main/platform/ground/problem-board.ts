// Where the families of the inventory say what they could not read.
import type { Problem } from '../../../preload/contract/index.ts';
import { oneLine } from '../command/index.ts';

export interface ProblemBoard {
  readonly problems: readonly Problem[];
  /** `said` is what follows the path in a sentence: `may not be read`. The same thing is told once. */
  report(kind: Problem['kind'], shown: string, said: string, advice: string, cause?: string): void;
  /** Lines, by their numbers, that are none of their file's format. */
  reportFlaws(shown: string, lines: readonly number[]): void;
}

export const problemBoard = (): ProblemBoard => {
  const problems: Problem[] = [];
  const known = new Set<string>();

  const report: ProblemBoard['report'] = (kind, shown, said, advice, cause) => {
    const subject = oneLine(shown, 300);
    const message = `${subject} ${said}.`;
    if (known.has(message)) return;
    known.add(message);
    problems.push({
      kind,
      subject,
      message,
      advice,
      ...(cause === undefined ? {} : { cause: oneLine(cause, 300) }),
    });
  };

  const reportFlaws: ProblemBoard['reportFlaws'] = (shown, lines) => {
    if (lines.length === 0) return;
    const which = `${lines.length === 1 ? 'line' : 'lines'} ${lines.slice(0, 5).join(', ')}`;
    const said = `holds what is no setting (${which}${lines.length > 5 ? ', …' : ''})`;
    report('invalid-data', shown, said, 'The other lines were read; mend these or remove them.');
  };

  return { problems, report, reportFlaws };
};
