// The body of a request: JSON, of a bounded size, within a bounded time.
import type { IncomingMessage } from 'node:http';
import { type Refusal, refusal } from './answer.ts';

const mostBytes = 1024 * 1024;
const withinMs = 5_000;

export type Body =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly refusal: Refusal };

/** Reads no further than 1 MiB, whatever length was announced. */
export const readJson = async (request: IncomingMessage): Promise<Body> => {
  if (!/^application\/json(;|$)/i.test(request.headers['content-type'] ?? ''))
    return no(notJsonType);
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) return no(tooLarge);
  const timer = setTimeout(() => request.destroy(new Error('too slow')), withinMs);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      if (!Buffer.isBuffer(chunk)) return no(notJson);
      size += chunk.length;
      if (size > mostBytes) return no(tooLarge);
      chunks.push(chunk);
    }
    const value: unknown = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)),
    );
    return { ok: true, value };
  } catch {
    return no(request.complete ? notJson : notComplete);
  } finally {
    clearTimeout(timer);
  }
};

const no = (why: Refusal): Body => ({ ok: false, refusal: why });

const notJsonType = refusal(415, 'The request is not JSON.', 'Send it as application/json.');
const tooLarge = refusal(413, 'The request is larger than 1 MiB.', 'Send less at once.');
const notJson = refusal(400, 'The request is not valid JSON.', 'Reload the window and try again.');
const notComplete = refusal(408, 'The request did not arrive in full.', 'Try again.');
