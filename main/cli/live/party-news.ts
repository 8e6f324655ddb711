// Which changes of a connection tell whose it is, and which only count its bytes.
import type { WatchEvent } from '../../../preload/contract/index.ts';

/** Gives true for a change by which the other end is known better than when it was last told; to be asked of each event. */
export const partyNews = (): ((event: WatchEvent) => boolean) => {
  const told = new Map<string, string | undefined>();
  return (event) => {
    if (!('connection' in event)) return false;
    const { id, party } = event.connection;
    const before = told.get(id);
    if (event.type === 'connection.closed') told.delete(id);
    else told.set(id, party?.reason);
    return event.type === 'connection.changed' && before !== party?.reason;
  };
};
