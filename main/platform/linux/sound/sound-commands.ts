// What may be asked of the sound server besides watching it: mute and unmute, and which microphones there are.
import { failure, type Outcome, success } from '../../../outcome.ts';
import { type Argv, oneLine } from '../../command/index.ts';
import { isMonitor } from './microphone-streams.ts';
import { askPactl, listSourcesArgv } from './pactl.ts';
import { parseSources } from './parse-listing.ts';

export interface Microphone {
  /** The server's index, within its life. */
  readonly index: number;
  /** The server's name of it, which stays the same from day to day. */
  readonly name: string;
  readonly description: string;
  readonly muted: boolean;
}

/** Mutes one program's stream, by the server's index (`streamIndex` of an observation's stream). */
export const setStreamMute = (
  index: number,
  on: boolean,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Outcome<void>> =>
  set(['pactl', 'set-source-output-mute', String(index), on ? '1' : '0'], index, env);

/** Mutes a microphone for every program, by the server's index. */
export const setSourceMute = (
  index: number,
  on: boolean,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Outcome<void>> =>
  set(['pactl', 'set-source-mute', String(index), on ? '1' : '0'], index, env);

/** Every microphone that the server knows; monitors of speakers are none. */
export async function listMicrophones(
  env: NodeJS.ProcessEnv = process.env,
): Promise<Outcome<readonly Microphone[]>> {
  const answer = await askPactl(listSourcesArgv, env);
  if (!answer.ok) return answer;
  const { entries } = parseSources(answer.value);
  return success(
    entries
      .filter((source) => !isMonitor(source))
      .map(({ index, name, description, mute }) => ({
        index,
        name: name ?? '',
        description: oneLine(description ?? name ?? 'microphone'),
        muted: mute,
      })),
  );
}

const set = async (argv: Argv, index: number, env: NodeJS.ProcessEnv): Promise<Outcome<void>> => {
  if (!Number.isSafeInteger(index) || index < 0) {
    return failure({
      kind: 'usage',
      subject: String(index),
      message: `${index} is no index of a stream or a microphone.`,
      advice: 'Give the index that the sound server lists.',
    });
  }
  const answer = await askPactl(argv, env);
  if (answer.ok) return success(undefined);
  const gone = /no such entity/i.test(answer.problem.cause ?? '');
  if (!gone) return answer;
  return failure({
    ...answer.problem,
    kind: 'not-found',
    message: 'The stream or microphone is gone.',
    advice: 'Look at the list again: the program may have stopped recording.',
  });
};
