// The desktop program: Electron starts this file.
import { join } from 'node:path';
import { holdForEverybody } from '../guard/blocks/hold-for-everybody.ts';
import { runElevated } from '../guard/changes/elevation/command.ts';
import { tellOutcome } from '../guard/changes/elevation/tell-outcome.ts';
import { dataFolder } from '../guard/data-folder.ts';
import { startService } from '../guard/service/index.ts';
import { electronAdapter } from './electron-adapter.ts';
import { startApp } from './start-app.ts';
import { startOptions } from './start-options.ts';

const folder = import.meta.dirname;
const { root, home, devices, hidden } = startOptions(process.argv.slice(1));

const asRoot = process.argv.indexOf('elevated');
if (asRoot > 0) {
  // The administrator's part of a plan: done and told before there could be any window.
  const words = process.argv.slice(asRoot + 1);
  const outcome = await runElevated(words);
  await tellOutcome(outcome, words);
  process.exit(0);
}

if (process.argv.includes('hold')) {
  // The administrator's service, which nobody sees (docs/fleet.md); ended by the system.
  const ended = new Promise<void>((resolve) => process.once('SIGTERM', () => resolve()));
  const held = await holdForEverybody(ended, () => {});
  if (!held.ok) process.stderr.write(`${held.problem.message}\n`);
  process.exit(held.ok ? 0 : 1);
}

// Not awaited: Electron becomes ready only after this file has run to its end.
void startApp({
  electron: electronAdapter(join(folder, '..', 'icons', 'tray')),
  folder,
  locale: Intl.DateTimeFormat().resolvedOptions().locale,
  startGuard: () => startService({ paths: { root, home }, devices, folder: dataFolder() }),
  openWindow: !hidden,
});
