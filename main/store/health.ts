// What the store says about itself, one sentence each.
import type { Health, Problem } from '../../preload/contract/index.ts';
import type { Closed } from './rows/unfinished.ts';

export const recording = (file: string): Health => ({
  part: 'store',
  state: 'working',
  detail: `The history is kept in ${file}.`,
  advice: null,
});

export const recordingAgain = (file: string, lost: number): Health => ({
  part: 'store',
  state: 'working',
  detail: `The history is written to ${file} again; ${lost === 0 ? 'nothing was missed' : `${lost} events were missed`}.`,
  advice: null,
});

export const closedAfterCrash = (file: string, { captures, meetings, atMs }: Closed): Health => ({
  part: 'store',
  state: 'working',
  detail: `The history is kept in ${file}. Callwarden had ended without a word: ${captures} captures and ${meetings} meetings were closed at ${new Date(atMs).toISOString()}, when it was last seen.`,
  advice: null,
});

export const begunAnew = (aside: string): Health => ({
  part: 'store',
  state: 'limited',
  detail: `The history file was damaged; it was moved to ${aside} and a new history was begun.`,
  advice: 'Keep the old file if you want somebody to look at it, or delete it.',
});

export const recordedElsewhere = (pid: number | null): Health => ({
  part: 'store',
  state: 'limited',
  detail: `${pid === null ? 'Another Callwarden' : `Another Callwarden (process ${pid})`} records the history already; this one only reads it.`,
  advice: 'Nothing is lost. End the other one if this one is to record.',
});

export const reading = (file: string): Health => ({
  part: 'store',
  state: 'limited',
  detail: `The history in ${file} is only read.`,
  advice: null,
});

export const stopped = ({ message, advice, cause }: Problem): Health => ({
  part: 'store',
  state: 'absent',
  detail: cause === undefined ? message : `${message} (${cause})`,
  advice,
});
