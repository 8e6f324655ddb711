// Server-sent events: every window that is open hears every batch (https://html.spec.whatwg.org/multipage/server-sent-events.html).
import type { ServerResponse } from 'node:http';
import type { ToldEvent } from '../../preload/contract/index.ts';

/** Something is said this often, so that both ends notice when the other has gone, milliseconds. */
const pingEveryMs = 25_000;
/** A window that reads slower than this is let go: it connects again and asks for the present state, bytes. */
const mostUnread = 4 * 1024 * 1024;

export class EventStreams {
  readonly #open = new Set<ServerResponse>();
  readonly #ping = setInterval(() => this.#say(': ping\n\n'), pingEveryMs).unref();

  /** Answers with a stream that lasts until one of the two goes away. */
  add(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' });
    // An answer without a body does not open the stream in every browser.
    response.write(': open\n\n');
    this.#open.add(response);
    response.once('close', () => this.#open.delete(response));
  }

  /** JSON has no line break of its own, so a batch is one line. */
  send(events: readonly ToldEvent[]): void {
    if (this.#open.size > 0) this.#say(`data: ${JSON.stringify(events)}\n\n`);
  }

  close(): void {
    clearInterval(this.#ping);
    for (const response of this.#open) response.end();
    this.#open.clear();
  }

  #say(text: string): void {
    for (const response of this.#open) {
      if (response.writableLength > mostUnread) response.destroy();
      else response.write(text);
    }
  }
}
