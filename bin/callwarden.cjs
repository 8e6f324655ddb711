#!/usr/bin/env -S node --max-semi-space-size=1
// Starts the built program, with a young heap that stays small (it runs all day), on a Node that has node:sqlite:
// this one, or the one that npm installed beside us.
const { spawn } = require('node:child_process');
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const program = join(__dirname, '..', 'dist', 'cli', 'callwarden.mjs');
if (!existsSync(program)) {
  console.error(
    'callwarden: the program is not built yet. Run `npm ci` (or `npm run build`) first.',
  );
  process.exit(3);
}
const [major, minor] = process.versions.node.split('.').map(Number);
if (major > 22 || (major === 22 && minor >= 13)) {
  import(program);
} else {
  const bundled = join(__dirname, '..', 'node_modules', 'node', 'bin', 'node');
  if (!existsSync(bundled)) {
    console.error(
      `callwarden: Node ${process.versions.node} is too old (22.13 or newer is needed). Run \`npm ci\` to get one.`,
    );
    process.exit(3);
  }
  const child = spawn(bundled, ['--max-semi-space-size=1', program, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 128 : (code ?? 3)));
}
