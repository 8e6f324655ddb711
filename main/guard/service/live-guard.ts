// What the service asks of a guard; the real one has it all, a test's has what the test needs.
import type {
  Capture,
  ClientId,
  Health,
  Meeting,
  Snapshot,
  WatchEvent,
} from '../../../preload/contract/index.ts';
import type { ProcessKey } from '../../platform/port/index.ts';

export interface LiveGuard {
  snapshot(): Snapshot;
  captures(): readonly Capture[];
  /** Each client's processes, exactly: pid and start. */
  processKeys(): ReadonlyMap<ClientId, readonly ProcessKey[]>;
  meetings(): readonly Meeting[];
  health(): readonly Health[];
  nameOf(client: string): string;
  /** Gives the function that ends the subscription. */
  subscribe(listener: (events: readonly WatchEvent[]) => void): () => void;
}
