// The applications of this Mac that run now, by their bundles' identifiers.
import { exitedWell } from '../../command/index.ts';
import { openTree } from '../../files/index.ts';
import { type Commands, plainEnv } from '../commands.ts';
import { mostInfoBytes, parseBundle } from '../installed/bundle.ts';
import { parsePs, psArgv, startedProcess } from '../probe/ps.ts';
import { bundlesAround, type Program, programOf } from './application-pids.ts';
import type { Application } from './capture-source.ts';

/** Asks `ps` once for all of them, and reads each bundle's identifier once in its life. */
export function applicationsOn(
  commands: Commands,
  root = '/',
): (bundles: readonly string[]) => Promise<ReadonlyMap<string, Application>> {
  const identifiers = new Map<string, string | null>();
  const tree = openTree(root);

  const identifierOf = (path: string): string | null => {
    const known = identifiers.get(path);
    if (known !== undefined) return known;
    const place = `${path}/Contents/Info.plist`;
    const read = tree.ok ? tree.value.read(place, mostInfoBytes) : tree;
    const bundle = read.ok ? parseBundle(path, read.value.bytes, place) : read;
    const identifier = bundle.ok ? bundle.value.identifier : null;
    identifiers.set(path, identifier);
    return identifier;
  };

  return async (bundles) => {
    const listed = exitedWell(psArgv, await commands.run(psArgv, { env: plainEnv() }));
    const programs = listed.ok ? programsIn(listed.value) : [];
    return new Map(
      bundles.map((bundle) => {
        const program = programOf(bundle, programs, identifierOf);
        return [bundle, { pid: program?.pid ?? null, name: nameOf(bundle, program) }];
      }),
    );
  };
}

const programsIn = (text: string): readonly Program[] =>
  parsePs(text).processes.flatMap((process) => {
    const started = startedProcess(process);
    return started === null || started.executable === null
      ? []
      : [{ pid: started.pid, startTicks: started.startTicks, executable: started.executable }];
  });

const nameOf = (bundle: string, program: Program | null): string => {
  const outermost = program === null ? undefined : bundlesAround(program.executable).at(-1);
  if (outermost === undefined) return bundle;
  return outermost.slice(outermost.lastIndexOf('/') + 1).replace(/\.app$/i, '');
};
