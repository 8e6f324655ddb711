// The desktop program: Electron starts this file.
import { join } from 'node:path';
import { dataFolder } from '../guard/index.ts';
import { startService } from '../guard/service/index.ts';
import { electronAdapter } from './electron-adapter.ts';
import { startApp } from './start-app.ts';
import { startOptions } from './start-options.ts';

const folder = import.meta.dirname;
const { root, home, devices, hidden } = startOptions(process.argv.slice(1));

// Not awaited: Electron becomes ready only after this file has run to its end.
void startApp({
  electron: electronAdapter(join(folder, '..', 'icons', 'tray')),
  folder,
  locale: Intl.DateTimeFormat().resolvedOptions().locale,
  startGuard: () => startService({ paths: { root, home }, devices, folder: dataFolder() }),
  openWindow: !hidden,
});
