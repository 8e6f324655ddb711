// Bytes over time as bars: the time cut into equal pieces, each piece's bytes by kind of party. Pure.
import type { Party, TrafficMinute } from '../../../preload/contract/index.ts';
import { kindOrder } from './party-rows.ts';

export interface Bar {
  readonly fromMs: number;
  /** Sent and received, by kind; the order in which they are stacked. */
  readonly parts: readonly { readonly kind: Party['kind']; readonly bytes: number }[];
  readonly bytes: number;
}

/** No finer than the minutes that they are made of. */
export const trafficBars = (
  minutes: readonly TrafficMinute[],
  fromMs: number,
  toMs: number,
  most: number,
): readonly Bar[] => {
  const pieceMs = Math.max(60_000, Math.ceil((toMs - fromMs) / most / 60_000) * 60_000);
  const first = Math.floor(fromMs / pieceMs) * pieceMs;
  const sums = new Map<number, Map<Party['kind'], number>>();
  for (const { at, kind, bytesSent, bytesReceived } of minutes) {
    const piece = first + Math.floor((Date.parse(at) - first) / pieceMs) * pieceMs;
    const sum = sums.get(piece) ?? new Map<Party['kind'], number>();
    sum.set(kind, (sum.get(kind) ?? 0) + bytesSent + bytesReceived);
    sums.set(piece, sum);
  }
  return Array.from({ length: Math.ceil((toMs - first) / pieceMs) }, (_, at) => {
    const startMs = first + at * pieceMs;
    const sum = sums.get(startMs);
    const parts = kindOrder.flatMap((kind) => {
      const bytes = sum?.get(kind) ?? 0;
      return bytes === 0 ? [] : [{ kind, bytes }];
    });
    return { fromMs: startMs, parts, bytes: parts.reduce((total, { bytes }) => total + bytes, 0) };
  });
};
