// One table of the benchmark, or several that share what they are measured on.
import type { Population } from '../population.ts';

export interface Bench {
  /** The native probe's program. */
  readonly probe: string;
  /** A folder that goes with the run. */
  readonly workshop: string;
  readonly population: Population;
  /** The process that holds `sockets` sockets. */
  readonly talker: number;
}

export interface Section {
  /** What it is asked for by. */
  readonly name: string;
  measure(bench: Bench): Promise<void>;
}

/** So many sockets are open all the time, and so many processes live where nothing else is said. */
export const sockets = 500;
export const sizes = [50, 300, 1_000] as const;
export const fullest = 1_000;
