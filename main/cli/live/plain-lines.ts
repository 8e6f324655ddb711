// One event, one line of text: for a pipe or a log file.
import type { GuardPart, WatchEvent } from '../../../preload/contract/index.ts';
import { eventLine, partyLine } from '../views/event.ts';
import { partyNews } from './party-news.ts';
import type { LiveView } from './view.ts';

export const openPlainLines = (nameOf: (client: string) => string): LiveView => {
  const failing = new Set<GuardPart>();
  const tellsWhose = partyNews();
  const lineOf = (event: WatchEvent): string | null =>
    tellsWhose(event) && event.type === 'connection.changed'
      ? partyLine(event, nameOf)
      : eventLine(event, nameOf);
  /** That a part works is news only after it did not. */
  const isNews = (event: WatchEvent): boolean => {
    if (event.type !== 'health') return true;
    const { part, state } = event.health;
    if (state === 'working') return failing.delete(part);
    failing.add(part);
    return true;
  };
  return {
    show(events) {
      const lines = events.filter(isNews).flatMap((event) => lineOf(event) ?? []);
      if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
    },
    attach() {
      process.stdout.write('Watching. Ctrl+C ends it.\n');
    },
    close() {},
  };
};
