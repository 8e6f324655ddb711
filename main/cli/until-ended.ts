// Commands that go on until they are told to stop.

const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Resolves at the first signal to end, or when nobody reads the output any more. */
export const untilEnded = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of endSignals) process.once(signal, () => resolve());
    process.stdout.once('error', () => resolve());
  });
