// Whether PipeWire may be there at all, without starting a program to ask.
import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';

/** The socket's place as PipeWire's own clients find it (pipewire(1): PIPEWIRE_RUNTIME_DIR, PIPEWIRE_REMOTE, and /run/pipewire). */
export const serverMayBeThere = (env: NodeJS.ProcessEnv): boolean => {
  const { PIPEWIRE_REMOTE, PIPEWIRE_RUNTIME_DIR, XDG_RUNTIME_DIR } = env;
  const name = PIPEWIRE_REMOTE || 'pipewire-0';
  if (isAbsolute(name)) return existsSync(name);
  return [PIPEWIRE_RUNTIME_DIR, XDG_RUNTIME_DIR, '/run/pipewire'].some(
    (folder) => folder !== undefined && existsSync(join(folder, name)),
  );
};
