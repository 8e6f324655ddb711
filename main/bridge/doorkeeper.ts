// Who may knock: only a page of ours, in a browser on this machine that asked us by our own name.
import type { IncomingMessage } from 'node:http';

export interface Doorkeeper {
  /** The request was meant for us: a page that made its own name point here has another Host (DNS rebinding). */
  isForUs(request: IncomingMessage): boolean;
  /** The request was sent by a page of ours: `Origin` is ours, and may be missing only where browsers leave it out. */
  isFromOurPage(request: IncomingMessage): boolean;
}

export const doorkeeper = (port: number): Doorkeeper => {
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  return {
    // Node keeps the first of several Host headers; a second one is smuggling.
    isForUs: ({ headers, headersDistinct }) =>
      hosts.has(headers.host ?? '') && headersDistinct.host?.length === 1,
    isFromOurPage: ({ method, headers }) => {
      const { origin, host } = headers;
      if (origin === undefined ? method === 'POST' : origin !== `http://${host}`) return false;
      // Browsers say themselves where a request comes from; old ones say nothing.
      const site = headers['sec-fetch-site'];
      return site === undefined || site === 'same-origin';
    },
  };
};
