// Which process an application's identifier stands for: Control Center names bundles, the watch knows processes.
import { dirname } from 'node:path';

export interface Program {
  readonly pid: number;
  readonly startTicks: number;
  readonly executable: string;
}

/** The bundles that a program stands in, the innermost first: `/A/zoom.us.app/…/CptHost.app/Contents/MacOS/CptHost`. */
export function bundlesAround(executable: string): readonly string[] {
  const found: string[] = [];
  for (let path = dirname(executable); path !== '/' && path !== '.'; path = dirname(path)) {
    if (/\.(?:app|xpc|appex|driver|systemextension)$/i.test(path)) found.push(path);
  }
  return found;
}

/**
 * The oldest process that runs from this bundle itself, or else from a bundle inside it. null where none runs. Pure but
 * for `identifierOf`, which reads a bundle's identifier.
 */
export function programOf(
  bundle: string,
  programs: readonly Program[],
  identifierOf: (bundle: string) => string | null,
): Program | null {
  const ranked = programs.flatMap((program) => {
    const at = bundlesAround(program.executable).findIndex((path) => identifierOf(path) === bundle);
    return at < 0 ? [] : [{ program, at }];
  });
  ranked.sort(
    (a, b) =>
      a.at - b.at || a.program.startTicks - b.program.startTicks || a.program.pid - b.program.pid,
  );
  const found = ranked[0]?.program;
  if (found !== undefined) return found;
  // A program without a bundle is named as it is called.
  return programs.find(({ executable }) => executable.endsWith(`/${bundle}`)) ?? null;
}
