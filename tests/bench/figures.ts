// How figures are printed.
import { tableText } from '../../main/cli/views/table.ts';

export const say = (text: string): void => void process.stdout.write(`${text}\n`);
export const ms = (value: number | null): string =>
  value === null ? '–' : `${value.toFixed(value < 10 ? 2 : 0)} ms`;
export const mb = (value: number): string => `${value.toFixed(1)} MB`;
export const us = (value: number): string => `${value.toFixed(value < 100 ? 1 : 0)} µs`;
export const times = (ours: number, theirs: number | null): string =>
  theirs === null || ours <= 0 ? '–' : `${(theirs / ours).toFixed(1)}×`;

/** A title, and the table below it; a sentence where there are no figures. */
export const sayTable = (
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[] | string,
): void => {
  say(`\n${title}\n`);
  say(typeof rows === 'string' ? rows : tableText(head, rows));
};
