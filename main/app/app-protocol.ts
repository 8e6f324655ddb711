// `app://callwarden/…`: the screens' files from the list that was read at the start, and nothing else.
import type { ScreenFiles } from '../bridge/index.ts';
import { isOurs } from './window-policy.ts';

/** Answers a request of the window. A path that is not in the list is nowhere, whatever it spells. */
export const answerFrom =
  (files: ScreenFiles, headers: Readonly<Record<string, string>>) =>
  (request: Request): Response => {
    if (request.method !== 'GET' || !isOurs(request.url))
      return new Response(null, { status: 403, headers });
    const file = files.get(new URL(request.url).pathname);
    if (!file) return new Response(null, { status: 404, headers });
    return new Response(new Uint8Array(file.body), {
      headers: { ...headers, 'Content-Type': file.type },
    });
  };
