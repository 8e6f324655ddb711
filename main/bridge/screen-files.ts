// The screens' files, read once at the start: a request chooses from this list and never becomes a path.
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { noncePlaceholder } from './content-policy.ts';

export interface ScreenFile {
  readonly type: string;
  readonly body: Buffer;
}

/** By the path in the address, `/assets/index-Bx1.js`; `/` is `index.html`. */
export type ScreenFiles = ReadonlyMap<string, ScreenFile>;

/** Files of other kinds (source maps) are not served. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

const favicon = '/favicon.ico';

/** Everything below the folder that a screen is made of. Where it is not built there is one page that says so. */
export const readScreenFiles = async (folder: string, nonce: string): Promise<ScreenFiles> => {
  const files = new Map<string, ScreenFile>();
  for (const path of await filesBelow(folder)) {
    const type = types[extname(path)];
    if (type === undefined) continue;
    const body = await readFile(path);
    files.set(`/${relative(folder, path).split(sep).join('/')}`, {
      type,
      body: type.startsWith('text/html') ? withNonce(body, nonce) : body,
    });
  }
  // Browsers ask for it unasked; without an answer each window would count as a refused request.
  if (!files.has(favicon)) files.set(favicon, { type: types['.ico'] ?? '', body: Buffer.alloc(0) });
  const start = files.get('/index.html') ?? {
    type: types['.html'] ?? '',
    body: Buffer.from(notBuilt),
  };
  return files.set('/', start).set('/index.html', start);
};

const filesBelow = async (folder: string): Promise<readonly string[]> => {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    // Neither links nor anything else that is no plain file.
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
};

const withNonce = (html: Buffer, nonce: string): Buffer =>
  Buffer.from(html.toString('utf8').replaceAll(noncePlaceholder, nonce));

const notBuilt = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Callwarden</title>
<p>The screens are not built. Run <code>npm run build</code>, then start Callwarden again.</p></html>
`;
