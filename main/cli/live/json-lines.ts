// One event, one line of JSON: for programs.
import { schemaVersion } from '../../../preload/contract/index.ts';
import { partyNews } from './party-news.ts';
import type { LiveView } from './view.ts';

/** `traffic`: byte counters too, a line each time one moves. */
export const openJsonLines = (traffic: boolean): LiveView => {
  const tellsWhose = partyNews();
  return {
    show(events) {
      const told = events.filter(
        (event) => tellsWhose(event) || traffic || event.type !== 'connection.changed',
      );
      if (told.length === 0) return;
      process.stdout.write(
        told.map((event) => `${JSON.stringify({ schemaVersion, ...event })}\n`).join(''),
      );
    },
    attach() {},
    close() {},
  };
};
