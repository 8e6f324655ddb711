// How long to wait before the next try.

export interface BackOff {
  /** Milliseconds to wait now; the next answer is twice as long, up to the longest. */
  next(): number;
  /** What was tried worked: start again with the shortest. */
  reset(): void;
}

export function backOff(firstMs: number, longestMs: number): BackOff {
  let wait = firstMs;
  return {
    next: () => {
      const now = wait;
      wait = Math.min(wait * 2, longestMs);
      return now;
    },
    reset: () => {
      wait = firstMs;
    },
  };
}
