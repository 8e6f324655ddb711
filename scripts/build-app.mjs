// Builds the desktop program: dist/app/main.js and dist/app/preload.cjs.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');

/** Bundles Electron's main program and the preload script of its window. */
export const buildApp = async () => {
  const shared = { bundle: true, target: 'node22', sourcemap: 'linked', logLevel: 'warning' };
  await Promise.all([
    build({
      ...shared,
      entryPoints: [join(root, 'main/app/main.ts')],
      outfile: join(root, 'dist/app/main.js'),
      platform: 'node',
      format: 'esm',
      // jsonc-parser's other entry looks for its parts while it runs, where no bundler sees it.
      mainFields: ['module', 'main'],
      // The last two are loaded only where the native probe is missing; they stay packages of their own.
      external: ['electron', 'systeminformation', 'ps-list'],
      banner: {
        js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
      },
    }),
    build({
      ...shared,
      entryPoints: [join(root, 'preload/index.ts')],
      outfile: join(root, 'dist/app/preload.cjs'),
      // A sandboxed preload may ask for Electron and nothing else.
      platform: 'browser',
      format: 'cjs',
      external: ['electron'],
    }),
  ]);
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildApp();
