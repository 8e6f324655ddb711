// What is left after a removal, in one sentence.
import type { Remnant, Survey } from '../../preload/contract/index.ts';

/** `chosen` are the ids of what was to go. Pure. */
export function verdictOf({ name, remnants }: Survey, chosen: ReadonlySet<string>): string {
  const left = remnants.filter(({ belonging }) => belonging === 'client');
  const kept = remnants.filter(({ belonging }) => belonging !== 'client');
  const stays = kept.length === 0 ? '' : ` ${keptSentence(kept)}`;
  if (left.length === 0) return `Nothing of ${name} is left.${stays}`;
  const failed = left.filter(({ id }) => chosen.has(id));
  const byHand = left.filter(({ way }) => way === 'by-hand');
  const unchosen = left.filter((one) => !chosen.has(one.id) && !byHand.includes(one));
  const parts = [
    ...(failed.length === 0 ? [] : [`${named(failed)} ${verb(failed)} still there or came back`]),
    ...(byHand.length === 0 ? [] : [`${named(byHand)} can only be taken away by hand`]),
    ...(unchosen.length === 0 ? [] : [`${named(unchosen)} ${verb(unchosen)} not chosen`]),
  ];
  return `Something of ${name} is left: ${parts.join('; ')}.${stays}`;
}

const keptSentence = (kept: readonly Remnant[]): string => {
  const reasons = [
    ['own', 'may be your own'],
    ['guess', 'only looks like it'],
    ['shared', 'is used by others'],
  ] as const;
  const parts = reasons.flatMap(([belonging, why]) => {
    const these = kept.filter((one) => one.belonging === belonging);
    return these.length === 0 ? [] : [`${named(these)} (${why})`];
  });
  return `Kept: ${parts.join('; ')}.`;
};

/** So many are named; the others are counted. */
const mostNamed = 5;

const named = (remnants: readonly Remnant[]): string => {
  const names = remnants
    .slice(0, mostNamed)
    .map(
      ({ shown, sentence, kind }) =>
        shown ?? (kind === 'process' ? sentence.replace(/\.$/, '') : shortOf(sentence)),
    );
  const more = remnants.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
};

const shortOf = (sentence: string): string => sentence.split(';')[0] ?? sentence;

const verb = (remnants: readonly Remnant[]): string => (remnants.length === 1 ? 'is' : 'are');
