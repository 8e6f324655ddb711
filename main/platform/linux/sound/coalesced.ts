// At most one run at a time, and one more after it if anybody asked meanwhile.

export interface Coalesced {
  /** Asks for a run that starts after this call. */
  ask(): void;
  /** Resolves when nothing runs. */
  idle(): Promise<void>;
}

/** `run` must not reject. */
export function coalesced(run: () => Promise<void>): Coalesced {
  let running: Promise<void> | null = null;
  let again = false;
  const loop = async (): Promise<void> => {
    do {
      again = false;
      await run();
    } while (again);
    running = null;
  };
  return {
    ask: () => {
      again = true;
      running ??= loop();
    },
    idle: () => running ?? Promise.resolve(),
  };
}
