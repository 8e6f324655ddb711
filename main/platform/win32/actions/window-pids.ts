// Which processes show a window that a person can see.
import * as z from 'zod';
import { type Outcome, success } from '../../../outcome.ts';
import { askProbe } from '../probe/index.ts';

const window = z.object({ type: z.literal('window'), pid: z.int().nonnegative() });

export const pidsWithWindow = async (): Promise<Outcome<ReadonlySet<number>>> => {
  const seen = await askProbe(['--windows'], window);
  return seen.ok ? success(new Set(seen.value.map(({ pid }) => pid))) : seen;
};
