// The present moment for sentences such as "for 12 minutes": coarse on purpose, and still while nobody looks.
import { useEffect, useState } from 'react';

/** Epoch milliseconds, renewed every so often while the window is seen. */
export const useClock = (everyMs = 5_000): number => {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'visible') setNowMs(Date.now());
    };
    const timer = setInterval(look, everyMs);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [everyMs]);
  return nowMs;
};
