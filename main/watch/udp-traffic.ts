// Bytes of one peer over UDP, summed over the addresses that this machine used for it.
import type { UdpFlow } from '../platform/port/index.ts';

interface Count {
  /** Of counts that began anew since. */
  before: number;
  last: number;
}

export class UdpTraffic {
  readonly #sent = new Map<string, Count>();
  readonly #received = new Map<string, Count>();

  note({ local, bytesSent, bytesReceived }: UdpFlow): void {
    count(this.#sent, local.address, bytesSent);
    count(this.#received, local.address, bytesReceived);
  }

  /** null before anything was counted. */
  get sent(): number | null {
    return sum(this.#sent);
  }

  get received(): number | null {
    return sum(this.#received);
  }
}

const count = (counts: Map<string, Count>, local: string, value: number): void => {
  const known = counts.get(local) ?? { before: 0, last: 0 };
  // A counter only grows: a smaller one is another, of a watch that was started again.
  if (value < known.last) known.before += known.last;
  known.last = value;
  counts.set(local, known);
};

const sum = (counts: ReadonlyMap<string, Count>): number | null =>
  counts.size === 0
    ? null
    : [...counts.values()].reduce((all, { before, last }) => all + before + last, 0);
