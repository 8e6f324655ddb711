// The ways in which the bridge answers.
import type { ServerResponse } from 'node:http';
import type { Problem } from '../../preload/contract/index.ts';

/** A request that is turned away: its status, and what is said to whoever sent it. */
export interface Refusal {
  readonly status: 400 | 403 | 404 | 408 | 413 | 415;
  readonly problem: Problem;
}

export const sendJson = (response: ServerResponse, status: number, value: unknown): void => {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.length,
  });
  response.end(body);
};

/** Says no in the shape of every other outcome, and hangs up: what else is on its way is not read. */
export const sendRefusal = (response: ServerResponse, { status, problem }: Refusal): void => {
  response.setHeader('Connection', 'close');
  sendJson(response, status, { ok: false, problem });
};

/** One sentence for all reasons: whoever knocks at the wrong door is not told which lock held. */
export const forbidden: Refusal = {
  status: 403,
  problem: {
    kind: 'not-permitted',
    subject: 'bridge',
    message: 'This window may not speak to Callwarden.',
    advice:
      'Open the address that Callwarden printed when it was started; each address works once.',
  },
};

export const refusal = (status: Refusal['status'], message: string, advice: string): Refusal => ({
  status,
  problem: {
    kind: status === 404 ? 'not-found' : status === 408 ? 'timeout' : 'usage',
    subject: 'bridge',
    message,
    advice,
  },
});
