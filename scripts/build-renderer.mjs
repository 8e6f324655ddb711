// Builds the screens into dist/renderer: hashed files, relative addresses, nothing inline.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const root = join(import.meta.dirname, '..');

/** Gives the files that were written. */
export const buildRenderer = async () => {
  const result = await build({
    configFile: false,
    root: join(root, 'renderer'),
    base: './',
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir: join(root, 'dist/renderer'),
      emptyOutDir: true,
      target: 'chrome130',
      cssTarget: 'chrome130',
      // An inlined file would need `data:` where the policy has none.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
    },
  });
  return [result].flat().flatMap((each) => ('output' in each ? each.output : []));
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { gzipSync } = await import('node:zlib');
  for (const file of await buildRenderer()) {
    const text = file.type === 'chunk' ? file.code : file.source;
    console.log(`${file.fileName}: ${(gzipSync(text).length / 1024).toFixed(1)} kB gzipped`);
  }
}
