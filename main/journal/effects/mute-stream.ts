// Takes back the mute of a program's stream. The sound server keeps a mute by the program's name, not by the stream's
// life (PulseAudio's module-stream-restore, WirePlumber's restore-stream), and lets it be changed on a stream alone.
import type { MuteStream } from '../action.ts';
import type { Hands } from '../journal.ts';
import { Refusal, refuse } from '../refusal.ts';
import type { ActionHistory } from '../runs/run-history.ts';

/** Throws `unavailable` where the stream is over and what is kept of it stays; any other refusal is the sound server's. */
export const revertMute = async (
  { stream, muted, sentence }: Pick<MuteStream, 'stream' | 'muted' | 'sentence'>,
  { state }: ActionHistory,
  hands: Hands,
): Promise<void> => {
  const answer = await hands.muteStream(stream, !muted);
  if (answer.ok) return;
  if (answer.problem.kind !== 'not-found') throw new Refusal(answer.problem);
  // Nothing was done to a stream that was gone before.
  if (state === 'failed') return;
  refuse(
    'unavailable',
    sentence,
    'The program no longer records, and the sound server keeps its mute for the next time.',
    'Unmute it in the sound settings when it records again.',
  );
};
