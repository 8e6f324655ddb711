// What is said about the camera server's state.
import type { Health } from '../../../../preload/contract/index.ts';
import type { ChildEnd } from '../../command/index.ts';

const part = 'camera-server';
/** True with or without PipeWire: a program that opens the camera itself is the probe's to see. */
const stillSeen = 'Programs that open a camera device themselves are still seen.';

export const working: Health = {
  part,
  state: 'working',
  detail: 'Every program that gets a camera from PipeWire is seen.',
  advice: null,
};

export const someUnreadable: Health = {
  part,
  state: 'limited',
  detail: 'Some of what PipeWire reports could not be read and was left out.',
  advice: 'Update the package that brings pw-dump (pipewire-bin).',
};

/** Why pw-dump ended, in words. */
export function absent(end: ChildEnd): Health {
  if (end.kind === 'missing') {
    return {
      part,
      state: 'absent',
      detail: `Cameras given out by PipeWire are not watched: the program pw-dump is not installed. ${stillSeen}`,
      advice:
        'If this session uses PipeWire, install the package that brings pw-dump: "sudo apt install pipewire-bin" on Debian and Ubuntu.',
    };
  }
  const why = end.kind === 'ended' ? end.lastWords : end.cause;
  return {
    part,
    state: 'absent',
    detail: `There is no PipeWire in this session${why === '' ? '' : ` (${why})`}. ${stillSeen}`,
    advice: 'Nothing to do unless your programs get their camera from PipeWire; then start it.',
  };
}
