// Which of systemd's managers run here: only they can stop and start a service.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Systemd } from '../../lockdown/index.ts';

/** sd_booted(3); a person's own manager has its socket where systemctl(1) looks for it. */
export const systemdHere = (): Systemd => {
  const runtime = process.env.XDG_RUNTIME_DIR;
  return {
    system: existsSync('/run/systemd/system'),
    user: runtime !== undefined && existsSync(join(runtime, 'systemd/private')),
  };
};
