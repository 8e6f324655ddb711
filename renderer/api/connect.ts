// Finds the guard: the preload script's contract where there is one, otherwise the bridge that served this page.
import type { CallwardenApi } from '../../preload/contract/index.ts';
import { bridgeApi, openSession } from './bridge.ts';

declare global {
  interface Window {
    readonly callwarden?: CallwardenApi;
  }
}

/** Resolves when calls may be made; the token is taken out of the address at once. */
export const connect = async (): Promise<CallwardenApi> => {
  if (window.callwarden) return window.callwarden;
  const fetch: typeof window.fetch = (path, init) => window.fetch(path, init);
  const token = tokenIn(window.location.hash);
  if (token !== null) {
    window.history.replaceState(null, '', window.location.pathname);
    await openSession(token, { fetch });
  }
  return bridgeApi({ fetch, wait });
};

/** `#token=…` or `#…`, unless it is the address of a screen (`#/clients`). */
export const tokenIn = (hash: string): string | null =>
  /^#(?:token=)?([A-Za-z0-9_-]{20,200})$/.exec(hash)?.[1] ?? null;

/** A window that is shown again, or a network that is back, does not wait for the clock. */
const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      window.removeEventListener('focus', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    window.addEventListener('online', done);
    window.addEventListener('focus', done);
  });
