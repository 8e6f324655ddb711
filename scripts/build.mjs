// Builds everything that runs: the native programs (where a compiler is), the table of parties, the command line, and the screens.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildApp } from './build-app.mjs';
import { buildNames, buildProbe } from './build-probe.mjs';
import { buildRenderer } from './build-renderer.mjs';
import { compileParties } from './compile-parties.mjs';

const root = join(import.meta.dirname, '..');
const startedAt = Date.now();

for (const compile of [buildProbe, buildNames]) console.log((await compile()).message);
console.log(compileParties().message);

await rm(join(root, 'dist'), { recursive: true, force: true });
await build({
  entryPoints: { callwarden: join(root, 'main/cli/main.ts') },
  outdir: join(root, 'dist/cli'),
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'esm',
  // jsonc-parser's other entry looks for its parts while it runs, where no bundler sees it.
  mainFields: ['module', 'main'],
  sourcemap: 'linked',
  logLevel: 'warning',
  // Loaded only where the native probe is missing; they stay packages of their own.
  external: ['systeminformation', 'ps-list'],
  // Bundled CommonJS packages ask for Node's own modules by `require`.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
await Promise.all([buildApp(), buildRenderer()]);
console.log(`Built dist/ in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`);
