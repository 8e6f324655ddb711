// What is said about the guard's own sockets: a standing line, looked up anew each time.
import type { Health } from '../../../preload/contract/index.ts';
import type { OwnSocket } from '../../platform/port/index.ts';

export const ownSocketsHealth = (sockets: readonly OwnSocket[]): Health => {
  const packets = sockets.filter(({ protocol }) => protocol === 'packet').length;
  const here = sockets.filter(({ onlyHere }) => onlyHere).length;
  const out = sockets.length - packets - here;
  const said = [
    out === 0
      ? 'Callwarden’s own network sockets: none'
      : `Callwarden’s own network sockets: ${out}`,
    ...(here === 0 ? [] : [`${here} on this machine itself, for the screens in a browser`]),
    ...(packets === 0 ? [] : ['one that hears packets and sends none, for the names']),
  ];
  return {
    part: 'own-sockets',
    state: out === 0 ? 'working' : 'limited',
    detail: `${said.join('; ')}.`,
    advice: out === 0 ? null : 'Please report this: Callwarden is to open none.',
  };
};
