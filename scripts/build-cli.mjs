// Builds the command line: dist/cli/callwarden.mjs, and beside it the rooms that a command loads when it is called.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');

/**
 * Bundles the command line, in pieces: what only some commands need is a file of its own, read by them alone.
 * Gives esbuild's account of which source went where. `write: false` only gives the account.
 */
export const buildCli = async ({ write = true } = {}) => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { callwarden: join(root, 'main/cli/main.ts') },
    outdir: join(root, 'dist/cli'),
    outExtension: { '.js': '.mjs' },
    // Beside the program, not below it: places are told by where a file lies (`import.meta.dirname`).
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
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
    metafile: true,
    write,
  });
  return metafile;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildCli();
