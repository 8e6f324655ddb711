// Which user is at the other end of a connection over loopback, as far as lsof may tell.
import type { Argv } from '../../command/index.ts';
import { type Commands, plainEnv } from '../commands.ts';

export const peerArgv = (theirPort: number): Argv => [
  '/usr/sbin/lsof',
  '-w',
  '-nP',
  `-iTCP:${theirPort}`,
  '-F',
  'pun',
];

/** null where it cannot be told: lsof shows an ordinary user no sockets of others. */
export const loopbackPeer = async (
  commands: Commands,
  ourPort: number,
  theirPort: number,
): Promise<number | null> => {
  const ran = await commands.run(peerArgv(theirPort), { env: plainEnv() });
  return ran.ok ? peerIn(ran.value.stdout, ourPort, theirPort) : null;
};

/** Pure: the user of the process whose socket goes from their port to ours. */
export function peerIn(text: string, ourPort: number, theirPort: number): number | null {
  const ends = new RegExp(
    `^n(?:127\\.0\\.0\\.1|\\[::1\\]):${theirPort}->(?:127\\.0\\.0\\.1|\\[::1\\]):${ourPort}$`,
  );
  let uid: number | null = null;
  for (const line of text.split('\n')) {
    if (line.startsWith('p')) uid = null;
    else if (/^u\d{1,10}$/.test(line)) uid = Number(line.slice(1));
    else if (ends.test(line)) return uid;
  }
  return null;
}
