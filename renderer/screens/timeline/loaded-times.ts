// What is asked for around what is seen: moving a little asks nothing.
import { useRef } from 'react';
import type { Range } from './lanes.ts';

/** Three times what is seen, kept until the view leaves it or has become much smaller. */
export const useLoadedTimes = (range: Range): { readonly from: string; readonly to: string } => {
  const loaded = useRef<Range | null>(null);
  const { fromMs, toMs } = range;
  const length = toMs - fromMs;
  const now = loaded.current;
  const fits =
    now !== null &&
    now.fromMs <= fromMs &&
    now.toMs >= toMs &&
    now.toMs - now.fromMs <= length * 12;
  if (!fits) loaded.current = { fromMs: fromMs - length, toMs: toMs + length };
  const { fromMs: first, toMs: last } = loaded.current ?? range;
  return { from: new Date(first).toISOString(), to: new Date(last).toISOString() };
};
