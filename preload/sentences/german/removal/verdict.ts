// What is left after a removal. Its lists hold paths, and first halves of sentences for what has no path.
import type { GapWord, Template } from '../../templates.ts';

export const verdict: readonly Template[] = [
  ['Nothing of {name} is left.', 'Von {name} ist nichts übrig.'],
  ['Nothing of {name} is left. Kept: {kept}.', 'Von {name} ist nichts übrig. Behalten: {kept}.'],
  ['Something of {name} is left: {left}.', 'Von {name} ist etwas übrig: {left}.'],
  [
    'Something of {name} is left: {left}. Kept: {kept}.',
    'Von {name} ist etwas übrig: {left}. Behalten: {kept}.',
  ],
];

const reasons: Readonly<Record<string, string>> = {
  'may be your own': 'vielleicht Ihr eigenes',
  'only looks like it': 'sieht nur so aus',
  'is used by others': 'benutzen auch andere',
};

const leaves: Readonly<Record<string, string>> = {
  'is still there or came back': 'noch immer da oder wieder da',
  'are still there or came back': 'noch immer da oder wieder da',
  'can only be taken away by hand': 'nur von Hand wegzunehmen',
  'is not chosen': 'nicht gewählt',
  'are not chosen': 'nicht gewählt',
};

/** A part ends with its reason; before that it may hold anything. */
const afterReason = new RegExp(`(?<=\\((?:${Object.keys(reasons).join('|')})\\)); `);
const afterLeave = new RegExp(`(?<= (?:${Object.keys(leaves).join('|')})); `);

/** `a, b and 3 more (may be your own); c (is used by others)` */
export const kept: GapWord = (list, translate) =>
  list
    .split(afterReason)
    .map((part) => {
      const [, names = part, reason = ''] = /^(.*) \(([^()]*)\)$/s.exec(part) ?? [];
      return reasons[reason] === undefined
        ? part
        : `${listed(names, translate)} (${reasons[reason]})`;
    })
    .join('; ');

/** `a and 3 more are still there or came back; b is not chosen` */
export const left: GapWord = (list, translate) =>
  list
    .split(afterLeave)
    .map((part) => {
      const end = Object.keys(leaves).find((each) => part.endsWith(` ${each}`));
      return end === undefined
        ? part
        : `${listed(part.slice(0, -end.length - 1), translate)} (${leaves[end]})`;
    })
    .join('; ');

const listed: GapWord = (names, translate) => {
  const [, some = names, more] = /^(.*) and (\d+) more$/s.exec(names) ?? [];
  const told = toldOf(some.split(', '), translate).join(', ');
  return more === undefined ? told : `${told} und ${more} weitere`;
};

/** A sentence may hold commas of its own, so that several parts of the list are one. */
const toldOf = (parts: readonly string[], translate: Parameters<GapWord>[1]): string[] => {
  const told: string[] = [];
  for (let at = 0; at < parts.length; ) {
    const whole = wholeAt(parts.slice(at), translate);
    told.push(whole.told);
    at += whole.parts;
  }
  return told;
};

const wholeAt = (parts: readonly string[], translate: Parameters<GapWord>[1]) => {
  const [first = ''] = parts;
  const isPath = /^[~/]/.test(first);
  for (let count = 1; count <= parts.length && !isPath; count += 1) {
    const told = translate(`${parts.slice(0, count).join(', ')}.`);
    if (told !== null) return { told: told.replace(/\.$/, ''), parts: count };
  }
  return { told: first, parts: 1 };
};
