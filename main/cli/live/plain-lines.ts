// One event, one line of text: for a pipe or a log file.
import { eventLine } from '../views/event.ts';
import type { LiveView } from './view.ts';

export const openPlainLines = (nameOf: (client: string) => string): LiveView => ({
  show(events) {
    const lines = events.flatMap((event) => eventLine(event, nameOf) ?? []);
    if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
  },
  attach() {},
  close() {},
});
