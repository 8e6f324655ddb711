// A new block is on trial: both sides, the person's and the administrator's, find each other by two small files.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Block, type Trial, trialSchema } from '../../../preload/contract/index.ts';

/** How long a person has to say that all is well, seconds. */
export const trialSeconds = 15;
/** The kernel lets the block lapse a little later than we do, so that it never lapses before its time. */
export const lapseSeconds = trialSeconds + 1;

const lookEveryMs = 100;

/** Written by the administrator's side. */
const trialFile = (uid: number): string => `/run/callwarden/trial-${uid}.json`;
/** A person's word on it: all is well, or it is not. */
export type TrialAnswer = 'confirmed' | 'refused';
/** Written by the person's side, in a folder of their own; that it is there is all that is ever looked at. */
const answerFile = (answer: TrialAnswer, folder: string, client: string): string =>
  join(folder, `${answer}-${client}`);

/** The administrator's side: what was said in time; null for nothing. */
export const answerInTime = async (block: Block, folder: string): Promise<TrialAnswer | null> => {
  const untilMs = Date.now() + trialSeconds * 1_000;
  const file = trialFile(block.uid);
  const trial: Trial = { client: block.client, until: new Date(untilMs).toISOString() };
  writeFileSync(file, JSON.stringify(trial), { mode: 0o644 });
  try {
    while (Date.now() < untilMs) {
      for (const answer of ['refused', 'confirmed'] as const)
        if (existsSync(answerFile(answer, folder, block.client))) return answer;
      await setTimeout(lookEveryMs);
    }
    return null;
  } finally {
    rmSync(file, { force: true });
  }
};

/** The person's side: what is on trial now; null where nothing is. */
export const trialNow = (uid: number, nowMs: number): Trial | null => {
  try {
    const trial = trialSchema.parse(JSON.parse(readFileSync(trialFile(uid), 'utf8')));
    return Date.parse(trial.until) > nowMs ? trial : null;
  } catch {
    return null;
  }
};

export const answerTrial = (answer: TrialAnswer, folder: string, client: string): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(answerFile(answer, folder, client), '', { mode: 0o600 });
};

/** What was said the last time says nothing about this time. */
export const forgetAnswers = (folder: string, client: string): void => {
  for (const answer of ['refused', 'confirmed'] as const)
    rmSync(answerFile(answer, folder, client), { force: true });
};
