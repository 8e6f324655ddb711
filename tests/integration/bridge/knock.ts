// A client of the bridge that may say anything: every header is the test's to choose.
import { type IncomingHttpHeaders, request } from 'node:http';

export interface Knock {
  readonly method?: string;
  readonly path?: string;
  /** Replaces the well-behaved headers; null leaves one out. */
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly body?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Sends one request as a page of the bridge would, but for what the test changes. */
export const knock = (
  port: number,
  { method = 'GET', path = '/', headers = {}, body }: Knock = {},
): Promise<Answer> => {
  const usual: Record<string, string | null> = {
    Host: `127.0.0.1:${port}`,
    ...(method === 'POST'
      ? { Origin: `http://127.0.0.1:${port}`, 'Content-Type': 'application/json' }
      : {}),
    ...headers,
  };
  const sent = Object.fromEntries(
    Object.entries(usual).filter((pair): pair is [string, string] => pair[1] !== null),
  );
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port, method, path, headers: sent, setHost: false, agent: false },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        );
        response.on('error', reject);
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
};

/** Exchanges the token of an address for the session's cookie. */
export const openSession = async (address: string): Promise<{ port: number; cookie: string }> => {
  const url = new URL(address);
  const port = Number(url.port);
  const answer = await knock(port, {
    method: 'POST',
    path: '/session',
    body: JSON.stringify({ token: url.hash.slice(1) }),
  });
  const [set] = answer.headers['set-cookie'] ?? [];
  if (answer.status !== 204 || set === undefined)
    throw new Error(`no session: ${answer.status} ${answer.body}`);
  return { port, cookie: set.split(';')[0]! };
};
