// Muting, through the sound server: a program's stream, or a microphone for everybody.
import { failure, type Outcome, success } from '../../../outcome.ts';
import type { Microphones } from '../../port/index.ts';
import { listMicrophones, setSourceMute, setStreamMute, streamIndex } from '../sound/index.ts';

export const microphones = (env: NodeJS.ProcessEnv): Microphones => ({
  async list() {
    const listed = await listMicrophones(env);
    if (!listed.ok) return listed;
    return success(
      listed.value.map(({ name, description, muted }) => ({ name, description, muted })),
    );
  },
  async muteStream(stream, muted) {
    const index = streamIndex(stream);
    return index === null ? gone(stream) : setStreamMute(index, muted, env);
  },
  async muteMicrophone(name, muted) {
    const listed = await listMicrophones(env);
    if (!listed.ok) return listed;
    // An index holds only within the server's life; the name is what was remembered.
    const found = listed.value.find((microphone) => microphone.name === name);
    return found ? setSourceMute(found.index, muted, env) : gone(name);
  },
});

const gone = (subject: string): Outcome<never> =>
  failure({
    kind: 'not-found',
    subject,
    message: 'The stream or microphone is gone.',
    advice: 'Look at the list again: the program may have stopped recording.',
  });
