// What the watch for names has to say about itself, as health of the part `names`.
import type { Health } from '../../../../preload/contract/index.ts';
import type { NameHello } from './line-schema.ts';

export const namesRead: Health = {
  part: 'names',
  state: 'working',
  detail:
    'Names are read from DNS answers and from the hellos of TLS and QUIC, and bytes of UDP are counted; nothing else of a packet is looked at.',
  advice: null,
};

const absent = (detail: string, advice: string): Health => ({
  part: 'names',
  state: 'absent',
  detail,
  advice,
});

const limited = (detail: string, advice: string): Health => ({
  part: 'names',
  state: 'limited',
  detail,
  advice,
});

export const programMissing = absent(
  'Callwarden sees addresses, not names: the program that could read them is missing.',
  'Install a C compiler and run npm ci.',
);

/** `program` is what would need the leave. */
export const healthOfNameHello = (hello: NameHello, program: string): Health =>
  hello.packets
    ? namesRead
    : absent(
        `Callwarden sees addresses, not names: the system does not let it see this machine’s packets (${hello.reasons.packets ?? 'no reason was given'}).`,
        `Run \`sudo setcap cap_net_raw=ep ${program}\` once, or Callwarden as administrator.`,
      );

export const namesDied = (reason: string, againInMs: number): Health =>
  limited(
    `The watch for names ended (${reason}) and is started again in ${againInMs / 1000} s: meanwhile Callwarden sees addresses, not names.`,
    'Nothing, if it comes back; otherwise run npm ci to build it again.',
  );

export const namesForeign = (protocol: number): Health =>
  absent(
    `Callwarden sees addresses, not names: the program that reads them speaks protocol ${protocol}.`,
    'Run npm ci to build the probe that belongs to this version.',
  );

export const packetsLost = (said: string): Health =>
  limited(
    `Names are read and bytes of UDP counted, but not all of them: ${said}.`,
    'Nothing; it happens when very much is sent at once.',
  );
