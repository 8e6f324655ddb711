// Processes as they run now, and ending them: the probe holds on to the very process while it looks and acts.
import * as z from 'zod';
import { failure, type Outcome, success } from '../../../outcome.ts';
import type { ProcessKey, RunningProcesses } from '../../port/index.ts';
import { askProbeAtOnce, sampleProbeOnce } from '../probe/index.ts';

const answer = z.object({
  type: z.literal('answer'),
  outcome: z.enum(['done', 'gone', 'refused', 'runs']),
  error: z.int().nonnegative(),
});
type Answer = z.infer<typeof answer>;

export const runningProcesses = (): RunningProcesses => ({
  async list() {
    const sample = await sampleProbeOnce();
    return (sample.ok ? sample.value : []).flatMap((line) => {
      if (line.type !== 'process.started') return [];
      const { pid, startTicks, parent, startedAtMs } = line;
      return [{ pid, startTicks, parent, startedAtMs }];
    });
  },
  isRunning(key) {
    const said = ask(key, 'look');
    // A process that may not be looked at is there all the same.
    return said.ok && (said.value.outcome === 'runs' || said.value.outcome === 'refused');
  },
  end(key, how) {
    const said = ask(key, how);
    if (!said.ok) return said;
    if (said.value.outcome === 'gone') return success('gone');
    return said.value.outcome === 'refused' ? refused(key, said.value) : success('asked');
  },
});

const ask = ({ pid, startTicks }: ProcessKey, how: 'look' | 'polite' | 'firm'): Outcome<Answer> => {
  const answers = askProbeAtOnce(['--end', String(pid), String(startTicks), how], answer);
  if (!answers.ok) return answers;
  const [first] = answers.value;
  return first === undefined ? silent : success(first);
};

const silent: Outcome<never> = failure({
  kind: 'invalid-data',
  subject: 'native probe',
  message: 'The native probe gave no answer about the process.',
  advice: 'Try again.',
});

const refused = ({ pid }: ProcessKey, { error }: Answer): Outcome<never> =>
  failure({
    kind: 'not-permitted',
    subject: `pid ${pid}`,
    message: `Process ${pid} belongs to another user or to the system and may not be ended from here.`,
    advice: 'Start Callwarden as that user, or as an administrator.',
    cause: `Windows error ${error}`,
  });
