// A plan, and what became of it, as text: a dry run is this page.
import ansis from 'ansis';
import type { DiffLine, Effect, JournalEntry, Plan } from '../../../preload/contract/index.ts';
import { plainText } from '../plain-text.ts';
import { bytesText } from './bytes.ts';

const longestSentence = 600;
const say = (text: string): string => plainText(text, longestSentence);

export const planText = (plan: Plan): string => {
  const count = plan.effects.length;
  const title = count === 1 ? 'One change' : `${count} changes`;
  const parts = [ansis.bold(`${title}, in this order:`), ...plan.effects.map(effectText)];
  for (const warning of plan.warnings) parts.push(`${ansis.yellow('▲')} ${say(warning)}`);
  if (plan.effects.some(({ needsRoot }) => needsRoot))
    parts.push(
      'The administrator’s password is asked for once, by your system and not by Callwarden: its question names Callwarden or the program that runs it.',
    );
  return `${parts.join('\n')}\n`;
};

const effectText = (effect: Effect, at: number): string => {
  const size = effect.bytes === null ? '' : ansis.dim(` (${bytesText(effect.bytes)})`);
  const lines = [`  ${String(at + 1).padStart(2)}. ${say(effect.sentence)}${size}`];
  if (effect.path !== null && !effect.sentence.includes(effect.path))
    lines.push(`      ${ansis.dim(say(effect.path))}`);
  if (effect.command !== null)
    lines.push(`      ${ansis.dim(effect.command.map(argumentText).join(' '))}`);
  for (const line of effect.diff) lines.push(`      ${diffText(line)}`);
  if (effect.irreversible !== null)
    lines.push(`      ${ansis.yellow(`Callwarden cannot undo this: ${say(effect.irreversible)}`)}`);
  return lines.join('\n');
};

const diffText = ({ kind, text }: DiffLine): string => {
  if (kind === 'added') return ansis.green(`+ ${plainText(text)}`);
  return kind === 'removed' ? ansis.red(`- ${plainText(text)}`) : ansis.dim(`  ${plainText(text)}`);
};

/** Where one argument ends and the next begins must be seen; it is never given to a shell. */
const argumentText = (argument: string): string => {
  const shown = plainText(argument);
  return /^[\w@%+=:,./~-]+$/.test(shown) ? shown : `'${shown}'`;
};

const stateMark: Record<JournalEntry['effects'][number]['state'], string> = {
  planned: ansis.dim('○'),
  started: ansis.yellow('◐'),
  done: ansis.green('●'),
  verified: ansis.green('✔'),
  failed: ansis.red('▲'),
  undone: ansis.dim('↺'),
};

const stateText: Record<JournalEntry['state'], string> = {
  running: 'not finished',
  done: 'done',
  'rolled-back': 'rolled back: nothing was changed',
  undone: 'undone',
  'partly-undone': 'undone in part',
};

/** What became of a plan that was just shown: a mark a line. */
export const runText = (entry: JournalEntry): string =>
  `${entry.effects.map(effectLine).join('\n')}\n`;

const effectLine = ({ state, sentence, problem }: JournalEntry['effects'][number]): string => {
  const line = `  ${stateMark[state]} ${say(sentence)}`;
  return problem === null ? line : `${line}\n    ${say(problem.message)} ${say(problem.advice)}`;
};

export const entryText = (entry: JournalEntry, nameOf: (client: string) => string): string => {
  const who = entry.client === null ? '' : ` of ${nameOf(entry.client)}`;
  const head = `${ansis.bold(`${entry.purpose}${who}`)}, ${entry.startedAt.slice(0, 16).replace('T', ' ')} UTC, ${stateText[entry.state]}  ${ansis.dim(entry.id)}`;
  return [head, ...entry.effects.map(effectLine)].join('\n');
};
