// Where the person is, as the address says it: `#/clients/zoom`.
import { useSyncExternalStore } from 'react';

export type Route =
  | { readonly screen: 'now' | 'timeline' | 'clients' | 'alerts' | 'settings' | 'first-run' }
  | { readonly screen: 'client' | 'removal' | 'network' | 'receipt'; readonly id: string }
  /** null: which client is chosen there. */
  | { readonly screen: 'lockdown'; readonly id: string | null };

/** Anything unknown leads to Now. */
export const routeOf = (hash: string): Route => {
  const [, name, id] = /^#\/([a-z-]+)(?:\/([a-z0-9@-]+))?$/.exec(hash) ?? [];
  if (name === 'clients' && id !== undefined) return { screen: 'client', id };
  if (name === 'network' && id !== undefined) return { screen: 'network', id };
  if (name === 'receipt' && id !== undefined) return { screen: 'receipt', id };
  if (name === 'remove' && id !== undefined) return { screen: 'removal', id };
  if (name === 'lockdown') return { screen: 'lockdown', id: id ?? null };
  switch (name) {
    case 'timeline':
    case 'clients':
    case 'alerts':
    case 'settings':
    case 'first-run':
      return { screen: name };
    default:
      return { screen: 'now' };
  }
};

const onChange = (tell: () => void): (() => void) => {
  window.addEventListener('hashchange', tell);
  return () => window.removeEventListener('hashchange', tell);
};

/** The text is compared, so a route stays the same value while nothing moves. */
export const useRoute = (): Route =>
  routeOf(useSyncExternalStore(onChange, () => window.location.hash));
