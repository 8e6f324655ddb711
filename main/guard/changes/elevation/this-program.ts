// How this very program is run again, as the administrator.
import { realpathSync } from 'node:fs';
import type { Elevation } from './elevate.ts';

/** Under Electron it is the packaged program itself: it does the administrator's part before any window could be. */
export const thisProgramAsRoot = (): Elevation => {
  const runtime = realpathSync(process.execPath);
  const script = process.argv[1];
  if (process.versions.electron !== undefined || script === undefined)
    return { asker: ['pkexec'], program: [runtime, '--no-sandbox'] };
  return { asker: ['pkexec'], program: [runtime, realpathSync(script)] };
};
