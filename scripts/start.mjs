// `npm start`: the desktop program where Electron and a display are there; otherwise the same screens in the browser.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const electron = join(root, 'node_modules', 'electron');
const passedOn = process.argv.slice(2);

/** Where Electron's program stands; null where its runtime was not fetched. */
const runtime = () => {
  const name = join(electron, 'path.txt');
  const program = existsSync(name) ? readFileSync(name, 'utf8') : 'electron';
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electron, 'dist');
  return existsSync(join(folder, program)) ? join(folder, program) : null;
};

/** Electron's own installer, silent and for at most a minute. */
const fetchRuntime = () => {
  console.log("Fetching Electron's runtime, once…");
  spawnSync(process.execPath, [join(electron, 'install.js')], { stdio: 'ignore', timeout: 60_000 });
  return runtime();
};

const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const program = hasDisplay ? (runtime() ?? fetchRuntime()) : null;

if (program === null) {
  console.log(
    hasDisplay
      ? "Electron's runtime could not be fetched, so Callwarden shows itself in your browser."
      : 'There is no display here, so Callwarden shows itself in a browser.',
  );
}
const child =
  program === null
    ? spawn(
        process.execPath,
        ['--max-semi-space-size=1', join(root, 'bin', 'callwarden.cjs'), 'ui', ...passedOn],
        {
          stdio: 'inherit',
        },
      )
    : spawn(program, [root, ...passedOn], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  console.error(`callwarden: the program could not be started. ${error.message}`);
  process.exitCode = 3;
});
child.on('exit', (code, signal) => {
  process.exitCode = signal === null ? (code ?? 3) : 128;
});
