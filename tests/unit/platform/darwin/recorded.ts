// Recorded answers of macOS' programs, and commands that give them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failure, success } from '../../../../main/outcome.ts';
import type { Commands } from '../../../../main/platform/darwin/commands.ts';

const folder = join(import.meta.dirname, '../../../fixtures/macos');

export const recording = (name: string): string => readFileSync(join(folder, name), 'utf8');

export interface Answer {
  readonly stdout?: string;
  readonly stderr?: string;
  readonly exitCode?: number;
}

/** Gives the answer of the first of `answers` whose beginning the command has; asked for anything else, it is missing. */
export const answering = (
  answers: Readonly<Record<string, Answer>>,
): Commands & { readonly asked: string[] } => {
  const asked: string[] = [];
  const find = (argv: readonly string[]): Answer | undefined => {
    const line = argv.join(' ');
    asked.push(line);
    return Object.entries(answers).find(([beginning]) => line.startsWith(beginning))?.[1];
  };
  const missing = (program: string) =>
    failure({
      kind: 'not-found',
      subject: program,
      message: `The program ${program} is not installed.`,
      advice: 'Install it.',
    });
  return {
    asked,
    run: async (argv) => {
      const answer = find(argv);
      if (answer === undefined) return missing(argv[0]);
      const { stdout = '', stderr = '', exitCode = 0 } = answer;
      return success({ stdout, stderr, exitCode });
    },
    runSync: (argv) => {
      const answer = find(argv);
      return answer === undefined || (answer.exitCode ?? 0) !== 0
        ? missing(argv[0])
        : success(answer.stdout ?? '');
    },
    keep: ({ argv, started, text, ended }) => {
      const answer = find(argv);
      queueMicrotask(() => {
        if (answer === undefined) ended({ kind: 'missing' });
        else {
          started(1);
          text(answer.stdout ?? '');
        }
      });
      return { stop: async () => {} };
    },
  };
};
