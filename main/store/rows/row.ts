// Typed reading of a row: what is not of the expected type is an error of the file, never a silent wrong value.
import type { SQLOutputValue } from 'node:sqlite';

export type Row = Readonly<Record<string, SQLOutputValue>>;

/** A row that does not fit the contract: somebody else wrote it. */
export class UnfitRow extends Error {
  constructor(column: string) {
    super(`The column ${column} holds something unexpected.`);
  }
}

export const text = (row: Row, column: string): string => {
  const value = row[column];
  if (typeof value !== 'string') throw new UnfitRow(column);
  return value;
};

export const textOrNull = (row: Row, column: string): string | null =>
  row[column] === null ? null : text(row, column);

export const integer = (row: Row, column: string): number => {
  const value = row[column];
  if (typeof value !== 'number') throw new UnfitRow(column);
  return value;
};

export const integerOrNull = (row: Row, column: string): number | null =>
  row[column] === null ? null : integer(row, column);

/** Epoch milliseconds as the contract's timestamp. */
export const time = (row: Row, column: string): string =>
  new Date(integer(row, column)).toISOString();

export const timeOrNull = (row: Row, column: string): string | null =>
  row[column] === null ? null : time(row, column);

export const oneOf = <T extends string>(row: Row, column: string, options: readonly T[]): T => {
  const value = row[column];
  const found = options.find((option) => option === value);
  if (found === undefined) throw new UnfitRow(column);
  return found;
};

export const oneOfOrNull = <T extends string>(
  row: Row,
  column: string,
  options: readonly T[],
): T | null => (row[column] === null ? null : oneOf(row, column, options));
