// Sockets as lsof(8) lists them, in the form that it has for programs (-F): one field a line, named by its first
// character, and nothing in anybody's language.
import type { Endpoint } from '../../../../preload/contract/index.ts';
import type { Argv } from '../../command/index.ts';

/** No names are looked up (-n -P), warnings stay silent (-w). `pids` null: of every process that this user may see. */
export const lsofArgv = (pids: readonly number[] | null): Argv => [
  '/usr/sbin/lsof',
  '-w',
  '-nP',
  ...(pids === null ? [] : ['-a', '-p', pids.join(',')]),
  '-i',
  '-F',
  'pfdPtnT',
];

export interface LsofSocket {
  readonly pid: number;
  readonly descriptor: string;
  /** The address of the socket in the kernel, or its inode; empty where lsof says neither. */
  readonly device: string;
  readonly protocol: 'tcp' | 'udp';
  readonly local: Endpoint;
  readonly remote: Endpoint | null;
  readonly state: string;
}

/** Pure. Sockets of other protocols (ICMP, raw) are left out; `unread` counts what could not be understood. */
export function parseLsof(text: string): {
  readonly sockets: readonly LsofSocket[];
  readonly unread: number;
} {
  const sockets: LsofSocket[] = [];
  let unread = 0;
  let pid: number | null = null;
  let fields = new Map<string, string>();

  const close = (): void => {
    if (pid !== null && fields.has('f')) {
      const read = socketOf(pid, fields);
      if (read === null) unread += 1;
      else if (read !== 'other') sockets.push(read);
    }
    fields = new Map();
  };

  for (const line of text.split('\n')) {
    const [name, value] = [line.slice(0, 1), line.slice(1)];
    switch (name) {
      case '':
        break;
      case 'p':
        close();
        pid = /^\d{1,10}$/.test(value) ? Number(value) : null;
        if (pid === null) unread += 1;
        break;
      case 'f':
        close();
        fields.set('f', value);
        break;
      case 'T':
        // TST=ESTABLISHED; TQR and TQS are the lengths of its queues.
        if (value.startsWith('ST=')) fields.set('T', value.slice(3));
        break;
      default:
        fields.set(name, value);
    }
  }
  close();
  return { sockets, unread };
}

function socketOf(pid: number, fields: ReadonlyMap<string, string>): LsofSocket | 'other' | null {
  const protocol = (fields.get('P') ?? '').toLowerCase();
  if (protocol !== 'tcp' && protocol !== 'udp') return 'other';
  const version = fields.get('t') === 'IPv6' ? 6 : 4;
  const [near = '', far] = (fields.get('n') ?? '').split('->');
  const local = endpointOf(near, version);
  const remote = far === undefined ? null : endpointOf(far, version);
  if (local === null || (far !== undefined && remote === null)) return null;
  return {
    pid,
    descriptor: fields.get('f') ?? '',
    device: fields.get('d') ?? '',
    protocol,
    local,
    remote,
    state: stateOf(protocol, fields.get('T'), remote),
  };
}

/** `192.168.1.2:443`, `[fe80:4::1]:5353`, `*:57607`, `*:*` for a socket that was given no address yet. */
function endpointOf(text: string, version: 4 | 6): Endpoint | null {
  const [, bracketed, plain, port = ''] =
    /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5}|\*)$/.exec(text) ?? [];
  const written = bracketed ?? plain;
  if (written === undefined) return null;
  const number = port === '*' ? 0 : Number(port);
  if (number > 65_535) return null;
  if (written === '*') return { address: version === 6 ? '::' : '0.0.0.0', port: number };
  if (!/^[0-9a-fA-F.:%\w]+$/.test(written)) return null;
  return { address: withoutScope(written), port: number };
}

/**
 * The kernel of macOS keeps an interface's number inside a link-local address (`fe80:4::1`), and lsof prints it so; on
 * the wire these sixteen bits are zero.
 */
const withoutScope = (address: string): string =>
  address
    .replace(/%.*$/, '')
    .replace(/^(fe[89ab][0-9a-f]):[0-9a-f]{1,4}::/i, '$1::')
    .toLowerCase();

/** The words of the probes' protocol for those of lsof. */
const states: Readonly<Record<string, string>> = {
  ESTABLISHED: 'established',
  LISTEN: 'listen',
  SYN_SENT: 'syn-sent',
  SYN_RECEIVED: 'syn-recv',
  SYN_RCVD: 'syn-recv',
  SYN_RECV: 'syn-recv',
  CLOSE_WAIT: 'close-wait',
  CLOSED: 'close',
  CLOSE: 'close',
  CLOSING: 'closing',
  LAST_ACK: 'last-ack',
  FIN_WAIT_1: 'fin-wait-1',
  FIN_WAIT1: 'fin-wait-1',
  FIN_WAIT_2: 'fin-wait-2',
  FIN_WAIT2: 'fin-wait-2',
  TIME_WAIT: 'time-wait',
};

const stateOf = (
  protocol: 'tcp' | 'udp',
  said: string | undefined,
  remote: Endpoint | null,
): string => {
  if (protocol === 'udp') return remote === null ? 'unconnected' : 'established';
  const known = said === undefined ? undefined : states[said];
  return known ?? (remote === null ? 'listen' : 'established');
};
