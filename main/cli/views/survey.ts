// All of a client that is on a machine, as text: by whose it is, with what would become of it.
import ansis from 'ansis';
import type { Belonging, Remnant, Survey } from '../../../preload/contract/index.ts';
import { plainText } from '../plain-text.ts';
import { bytesText } from './bytes.ts';

const longestSentence = 600;
const say = (text: string): string => plainText(text, longestSentence);

const groups: readonly (readonly [Belonging, (name: string) => string])[] = [
  ['client', (name) => `${name}’s beyond doubt`],
  ['own', () => 'Perhaps your own: kept unless you choose it'],
  ['guess', (name) => `Only looks like ${name}: offered, never chosen beforehand`],
  ['shared', () => 'Used by others too: kept'],
];

export const surveyText = (survey: Survey, chosen: ReadonlySet<string>): string => {
  const { name, remnants, installations, problems } = survey;
  if (remnants.length === 0) return `Nothing of ${name} was found here.\n`;
  const copies = installations.length === 1 ? 'one copy' : `${installations.length} copies`;
  const lines = [
    `${ansis.bold(name)}: ${installations.length === 0 ? 'not installed (any more)' : copies}, ${remnants.length === 1 ? 'one thing' : `${remnants.length} things`} found`,
  ];
  for (const [belonging, title] of groups) {
    const these = remnants.filter((one) => one.belonging === belonging);
    if (these.length === 0) continue;
    lines.push('', ansis.bold(title(name)), ...these.map((one) => remnantText(one, chosen)));
  }
  for (const { message, advice } of problems)
    lines.push('', `${ansis.yellow('▲')} ${say(message)} ${say(advice)}`);
  return `${lines.join('\n')}\n`;
};

const remnantText = (remnant: Remnant, chosen: ReadonlySet<string>): string => {
  const { id, sentence, bytes, files, way } = remnant;
  const isChosen = chosen.has(id);
  const mark = isChosen ? ansis.red('✕') : ansis.dim('○');
  const count = files !== null && files > 1 ? `, ${files} files` : '';
  const size = bytes === null ? '' : ansis.dim(` (${bytesText(bytes)}${count})`);
  const canBeChosen = !isChosen && way !== 'keep' && way !== 'by-hand';
  const how = canBeChosen ? `\n      ${ansis.dim(`--also '${say(id)}'`)}` : '';
  return `  ${mark} ${say(sentence)}${size}${how}`;
};
