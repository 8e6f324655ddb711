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

  /** Whether a `Cookie` header carries the session. */
  opens(cookies: string | undefined): boolean {
    // No session was ever given out: nobody can have it.
    if (this.#token !== null || cookies === undefined) return false;
    return cookies
      .split(';')
      .map((cookie) => cookie.trim())
      .some(
        (cookie) =>
          cookie.startsWith(cookieStart) &&
          sameSecret(cookie.slice(cookieStart.length), this.#session),
      );
  }
}

const cookieStart = 'session=';

export const sessionCookie = (secret: string): string =>
  `${cookieStart}${secret}; HttpOnly; SameSite=Strict; Path=/`;
