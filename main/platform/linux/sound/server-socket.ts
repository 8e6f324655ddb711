// Whether a sound server may be there at all, without starting a program to ask.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * False only where the one place of the default server's socket is empty (pulse-client.conf(5), `default-server`; the
 * socket is `native` in PULSE_RUNTIME_PATH or `$XDG_RUNTIME_DIR/pulse`) and nothing points elsewhere.
 */
export const serverMayBeThere = (env: NodeJS.ProcessEnv): boolean => {
  const { PULSE_SERVER, PULSE_RUNTIME_PATH, XDG_RUNTIME_DIR, HOME } = env;
  if (PULSE_SERVER || (!PULSE_RUNTIME_PATH && !XDG_RUNTIME_DIR)) return true;
  if (HOME && existsSync(join(HOME, '.config', 'pulse', 'client.conf'))) return true;
  const folder = PULSE_RUNTIME_PATH ?? join(XDG_RUNTIME_DIR ?? '/', 'pulse');
  return existsSync(join(folder, 'native'));
};
