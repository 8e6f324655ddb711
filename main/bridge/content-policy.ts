// What the screens may load and do, in a browser and in the app's window alike: themselves, and nothing else.

/** The word in `index.html` that stands for the nonce of this start. */
export const noncePlaceholder = '__CSP_NONCE__';

/** Nothing inline, nothing evaluated, nothing from elsewhere. `nonce`: for the style elements of the component library. */
export const contentPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');

/** Sent with every answer. */
export const protectiveHeaders = (nonce: string): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': contentPolicy(nonce),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), display-capture=()',
  'Cache-Control': 'no-store',
});
