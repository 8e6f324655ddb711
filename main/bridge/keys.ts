// The one-time token that is exchanged for a session, and the session that stands for the window.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 32 random bytes, as text that fits into an address and a cookie. */
const newSecret = (): string => randomBytes(32).toString('base64url');

/** Takes the same time for any two texts: their digests are compared, not their characters. */
export const sameSecret = (one: string, other: string): boolean =>
  timingSafeEqual(digest(one), digest(other));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

export class Keys {
  readonly #session = newSecret();
  #token: string | null = newSecret();

  /** For the address that is given to the person; null once it was used. */
  get token(): string | null {
    return this.#token;
  }

  /** The session's secret for the right token, once; null otherwise. */
  exchange(token: string): string | null {
    const expected = this.#token;
    if (expected === null || !sameSecret(token, expected)) return null;
    this.#token = null;
    return this.#session;
  }

  /** Whether a `Cookie` header carries the session of the bridge on this port. */
  opens(cookies: string | undefined, port: number): boolean {
    // No session was ever given out: nobody can have it.
    if (this.#token !== null || cookies === undefined) return false;
    const start = `${cookieName(port)}=`;
    return cookies
      .split(';')
      .map((cookie) => cookie.trim())
      .some(
        (cookie) =>
          cookie.startsWith(start) && sameSecret(cookie.slice(start.length), this.#session),
      );
  }
}

/**
 * Cookies know no ports (RFC 6265, section 8.5): another server on 127.0.0.1 would put its own `session` in the place of
 * ours. It is also sent ours where the person opens that server's pages; what it could do with it, `mayConnect` limits
 * to programs of this same person.
 */
const cookieName = (port: number): string => `callwarden-${port}`;

export const sessionCookie = (secret: string, port: number): string =>
  `${cookieName(port)}=${secret}; HttpOnly; SameSite=Strict; Path=/`;
