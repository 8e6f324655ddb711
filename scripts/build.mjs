// Builds everything that runs: the native programs (where a compiler is), the table of parties, the command line, and the screens.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildApp } from './build-app.mjs';
import { buildCli } from './build-cli.mjs';
import { buildNames, buildProbe } from './build-probe.mjs';
import { buildRenderer } from './build-renderer.mjs';
import { compileParties } from './compile-parties.mjs';

const root = join(import.meta.dirname, '..');
const startedAt = Date.now();

for (const compile of [buildProbe, buildNames]) console.log((await compile()).message);
console.log(compileParties().message);

await rm(join(root, 'dist'), { recursive: true, force: true });
await Promise.all([buildCli(), buildApp(), buildRenderer()]);
console.log(`Built dist/ in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`);
