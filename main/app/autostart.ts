// Start at login where Electron has no call for it: an entry of the Desktop Application Autostart Specification.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

const name = 'io.github.callwarden.Callwarden.desktop';
const ours = 'X-Callwarden=true';

/** `$XDG_CONFIG_HOME/autostart`, or what stands for it. */
export const autostartFile = (env: NodeJS.ProcessEnv = process.env): string => {
  const config = env.XDG_CONFIG_HOME;
  return join(
    config && isAbsolute(config) ? config : join(homedir(), '.config'),
    'autostart',
    name,
  );
};

/** Writes the entry, or takes away the one that we wrote. False where the folder, or the program's own path, does not let us. */
export const setAutostart = (on: boolean, program: string, file = autostartFile()): boolean => {
  try {
    const entry = autostartEntry(program);
    const before = textOf(file);
    // A path with a line break would write lines of its own.
    if (on && /\p{Cc}/u.test(program)) return false;
    if (on && before !== entry) {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      // Moved to its place: a link that stands there is replaced, and what it points at stays as it is.
      const unfinished = `${file}.${process.pid}`;
      writeFileSync(unfinished, entry, { mode: 0o644, flag: 'wx' });
      renameSync(unfinished, file);
    } else if (!on && before?.includes(`\n${ours}\n`)) rmSync(file);
    return true;
  } catch {
    return false;
  }
};

export const autostartEntry = (program: string): string =>
  [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Callwarden',
    `Exec=${quoted(program)} --hidden`,
    'Terminal=false',
    ours,
    '',
  ].join('\n');

/** As the Desktop Entry Specification wants an argument: in quotes, the reserved signs escaped, twice for the file. */
const quoted = (path: string): string =>
  `"${path
    .replaceAll(/["`$\\]/g, '\\$&')
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%')}"`;

const textOf = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};
