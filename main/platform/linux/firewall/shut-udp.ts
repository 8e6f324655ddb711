// UDP sockets ended for good, by the native probe: what ss(8) destroys gets one error and lives on, and the control group
// of a socket is that in which it was made, so no rule for the group would ever hold it.
import { type Outcome, success } from '../../../outcome.ts';
import { type Argv, exitedWell, runCommand } from '../../command/index.ts';
import { isRootsOwn } from '../../files/index.ts';
import { nativeProbePath } from '../probe/index.ts';
import type { OpenSocket } from './sockets.ts';

/** The program that can, or null: the administrator runs none that others may write. */
export const shuttingProgram = (): string | null => {
  const program = nativeProbePath();
  return program !== null && isRootsOwn(program) ? program : null;
};

/** null where it cannot be done: for TCP, without the program, or where the socket's number is not known. */
export const shutUdp = async (
  { protocol, inode, pids, group }: OpenSocket,
  ours: ReadonlySet<number>,
): Promise<Outcome<unknown> | null> => {
  const program = protocol === 'udp' ? shuttingProgram() : null;
  const pid = pids.find((each) => ours.has(each));
  if (program === null || inode === null || group === null || pid === undefined) return null;
  const argv: Argv = [program, '--shut-udp', String(pid), String(inode)];
  const shut = exitedWell(argv, await runCommand(argv));
  if (shut.ok && !shut.value.includes('"shut":0')) return success(undefined);
  // Closed meanwhile, or its process is over; or the kernel does not let us, and then there is the lesser way.
  return null;
};
