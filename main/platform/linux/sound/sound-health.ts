// What is said about the sound server's state.
import type { Health } from '../../../../preload/contract/index.ts';
import type { ChildEnd } from '../../command/index.ts';
import { installPactl } from './pactl.ts';

const part = 'sound-server';

export const working: Health = {
  part,
  state: 'working',
  detail: 'Every program that takes sound from a microphone through the sound server is seen.',
  advice: null,
};

export const someUnreadable: Health = {
  part,
  state: 'limited',
  detail: 'Some of what the sound server reports could not be read and was left out.',
  advice:
    'Look for a program with a strange name in "pactl list source-outputs", and update pulseaudio-utils.',
};

export const notListed = (why: string): Health => ({
  part,
  state: 'limited',
  detail: `The sound server does not list its streams: ${why}`,
  advice: 'If it stays so, restart the sound server (log out and in again).',
});

/** Why the subscription ended, in words. */
export function absent(end: ChildEnd): Health {
  if (end.kind === 'missing') {
    return {
      part,
      state: 'absent',
      detail: 'The sound server cannot be watched: the program pactl is not installed.',
      advice: installPactl,
    };
  }
  const why = end.kind === 'ended' ? end.lastWords : end.cause;
  if (/invalid option|unrecognized option|unknown option/i.test(why)) {
    return {
      part,
      state: 'absent',
      detail: 'The installed pactl is too old to print JSON.',
      advice: 'Update pulseaudio-utils to version 16 or later.',
    };
  }
  if (/connection refused|no such file/i.test(why)) {
    return {
      part,
      state: 'absent',
      detail:
        'No sound server runs in this session, so microphones taken through one are not seen.',
      advice: 'Start PulseAudio or PipeWire in this session; Callwarden connects by itself.',
    };
  }
  return {
    part,
    state: 'absent',
    detail: `There is no connection to the sound server${why === '' ? '.' : `; pactl said “${why}”.`}`,
    advice: 'Start PulseAudio or PipeWire in this session; Callwarden connects by itself.',
  };
}
