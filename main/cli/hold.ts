// `callwarden hold`: keeps everybody's blocks in force. The administrator's service runs it (docs/fleet.md).
import { holdForEverybody } from '../guard/blocks/hold-for-everybody.ts';
import { exitCode, failWith } from './exit.ts';
import { untilEnded } from './until-ended.ts';

export const hold = async (): Promise<number> => {
  const begun = () => process.stdout.write('Blocks are held.\n');
  const held = await holdForEverybody(untilEnded(), begun);
  return held.ok ? exitCode.done : failWith(held.problem);
};
