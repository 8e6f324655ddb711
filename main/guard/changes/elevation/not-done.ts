// Why the administrator's part was not done: what whoever asks for the password leaves behind, in a sentence. Pure.
import type { Problem } from '../../../../preload/contract/index.ts';
import { type Finished, oneLine } from '../../../platform/command/index.ts';

/**
 * Of an asker that told no outcome. pkexec(1) exits with 126 where its question was dismissed and 127 where something
 * else was wrong: what, it tells in English alone. osascript(1) ends with 1 and a sentence in the person's own language, behind which the number of the
 * error stands: -128 somebody said no (AppleScript Language Guide, "Error Numbers and Error Messages"), -1713 there is
 * nobody to ask (errAENoUserInteraction), and of Authorization.h -60006 somebody said no, -60005 and -60007 nobody was
 * let in.
 */
export const whyNotDone = ({ exitCode, stderr }: Finished): Problem => {
  const cause = `exit code ${exitCode}: ${oneLine(stderr, 300)}`;
  if (exitCode === 127 && noAgent.test(stderr)) return { ...noWindowToAsk, cause };
  if (exitCode === 127 && refused.test(stderr)) return { ...notLetIn, cause };
  const number = /\((-?\d{1,6})\)\s*$/.exec(stderr)?.[1];
  if (exitCode === 126 || number === '-128' || number === '-60006') return { ...saidNo, cause };
  return number === '-1713' ? { ...nobodyToAsk, cause } : notAsked(cause);
};

/** As pkexec of polkit 122 says it where no program of the session's asks, and it has no terminal to ask in itself. */
const noAgent = /^Error creating textual authentication agent|No authentication agent found/m;
/** A rule said no, or the password was not the right one: it tells both in the same words. */
const refused = /^Error executing command as another user: Not authorized/m;

export const notAsked = (cause: string): Problem => ({
  kind: 'not-permitted',
  subject: 'administrator',
  message: 'The administrator’s part was not done: no password was given, or it was not accepted.',
  advice: 'Try again, or leave out the steps that need the administrator.',
  cause,
});

const saidNo = {
  kind: 'not-permitted',
  subject: 'administrator',
  message: 'The administrator’s part was not done: you said no when you were asked.',
  advice: 'Do it again and say yes, or leave out the steps that need the administrator.',
} as const;

const noWindowToAsk = {
  kind: 'unavailable',
  subject: 'administrator',
  message: 'The administrator’s part was not done: nothing here can ask for the password.',
  advice:
    'Use callwarden in a terminal, where it is asked for, or log in to a desktop that brings a window for it.',
} as const;

const notLetIn = {
  kind: 'not-permitted',
  subject: 'administrator',
  message:
    'The administrator’s part was not done: the password was not the right one, or this machine’s rules do not let you.',
  advice: 'Try again, or ask whoever looks after this machine.',
} as const;

const nobodyToAsk = {
  kind: 'unavailable',
  subject: 'administrator',
  message: 'The administrator’s part was not done: nobody is at this Mac’s screen to be asked.',
  advice: 'Use callwarden in a terminal there: it asks in the terminal itself.',
} as const;
