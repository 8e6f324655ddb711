// What a live view is, whatever it looks like.
import type { Snapshot, WatchEvent } from '../../../preload/contract/index.ts';

export interface LiveView {
  show(events: readonly WatchEvent[]): void;
  /** The guard stands: from now on its present state can be asked for. */
  attach(snapshot: () => Snapshot): void;
  close(): void;
}
