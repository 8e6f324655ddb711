// A line between the browser and the bridge that can be cut: what a bridge sees is a browser that asks it by its own name.
import { createServer, request } from 'node:http';

export interface Line {
  /** The bridge's address as it is reached through this line. */
  readonly address: string;
  /** Hangs up, and takes no calls. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export const openLine = async (address: string): Promise<Line> => {
  const far = new URL(address);
  let whole = true;
  const server = createServer((asked, answer) => {
    if (!whole) return void asked.socket.destroy();
    const { origin, ...headers } = asked.headers;
    const onward = request(
      {
        host: far.hostname,
        port: far.port,
        method: asked.method,
        path: asked.url,
        headers: {
          ...headers,
          host: far.host,
          ...(origin === undefined ? {} : { origin: far.origin }),
        },
      },
      (answered) => {
        answer.writeHead(answered.statusCode ?? 502, answered.headers);
        answer.flushHeaders();
        answered.pipe(answer);
      },
    );
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place = server.address();
  const port = typeof place === 'object' && place !== null ? place.port : 0;
  return {
    address: `http://127.0.0.1:${port}/${far.hash}`,
    cut: () => {
      whole = false;
      server.closeAllConnections();
    },
    mend: () => {
      whole = true;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
