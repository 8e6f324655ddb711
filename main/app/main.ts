// The desktop program: Electron starts this file.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { dataFolder } from '../guard/index.ts';
import { startService } from '../guard/service/index.ts';
import { electronAdapter } from './electron-adapter.ts';
import { startApp } from './start-app.ts';

const folder = import.meta.dirname;

// Not awaited: Electron becomes ready only after this file has run to its end.
void startApp({
  electron: electronAdapter(join(folder, '..', 'icons', 'tray')),
  folder,
  locale: Intl.DateTimeFormat().resolvedOptions().locale,
  startGuard: () =>
    startService({ paths: { root: '/', home: homedir() }, devices: '/dev', folder: dataFolder() }),
  openWindow: !process.argv.includes('--hidden'),
});
