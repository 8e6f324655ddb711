// Pure: what merely calls itself by a client's name, seen as a process or known only by what it captures.
import type { Capture, Process } from '../../../preload/contract/index.ts';

export interface Impostor {
  readonly key: string;
  /** Where it stands; null where nobody may look. */
  readonly executable: string | null;
}

/** Each program once, however many processes and captures it has. `captures` are this client's. */
export const impostorsOf = (
  processes: readonly Process[],
  captures: readonly Capture[],
): readonly Impostor[] => {
  const found = [...processes, ...captures]
    .filter(({ identity }) => identity === 'name-only')
    .map(({ executable, pid }) => ({ key: executable ?? `pid ${pid}`, executable }));
  return [...new Map(found.map((each) => [each.key, each])).values()];
};
