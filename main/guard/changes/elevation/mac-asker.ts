// How macOS asks for the administrator. Three doors lead there, and this takes the narrowest that every copy can use:
//
// - sudo(8), where the person sits at a terminal: it takes an argument vector, asks by itself, and hands nothing on.
// - osascript(1) elsewhere: macOS' own window asks, so no password ever passes through us. It hands a line to /bin/sh,
//   so the script below is fixed, what it runs comes as arguments of its own, and AppleScript puts each of them into
//   quotation marks of the shell by itself (`quoted form of`, which Apple made for this: Technical Note TN2065). Those
//   arguments are fixed words, the path of this program, that of a plan of ours, and its digest.
// - `sudo -A` with a window of our own would let a password pass through us; a privileged helper (SMAppService) stays on
//   the machine as root for good and wants a paid signature; AuthorizationExecuteWithPrivileges takes an argument vector,
//   but is deprecated since 10.7 and tells not how its program ended.
import type { Elevation } from './elevate.ts';

/** AppleScript Language Guide, "do shell script". */
const script = [
  'on run shellWords',
  'set shellText to ""',
  'repeat with oneWord in shellWords',
  'set shellText to shellText & quoted form of (oneWord as text) & space',
  'end repeat',
  'do shell script shellText with prompt "Callwarden wants to do the part of your plan that needs the administrator." with administrator privileges without altering line endings',
  'end run',
].flatMap((line) => ['-e', line]);

const path = 'PATH=/usr/bin:/bin:/usr/sbin:/sbin';

/** The word in which root is told who asks: neither door does that in a way that both share. */
const askerName = 'CALLWARDEN_ASKER';

export const macAsker = (uid: number, inTerminal: boolean): Omit<Elevation, 'program'> => {
  // Nothing of a person's environment reaches root: `NODE_OPTIONS` would be a program of anybody's.
  const plain = ['/usr/bin/env', '-i', path, `${askerName}=${uid}`];
  return {
    asker: [
      ...(inTerminal ? ['/usr/bin/sudo', '--'] : ['/usr/bin/osascript', ...script]),
      ...plain,
    ],
    inTerminal,
    env: keptOf(process.env),
  };
};

const keptOf = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(env).filter(([name]) => ['HOME', 'LANG', 'TERM', 'USER'].includes(name)),
  );

/** Who asked root for this: 0 where root began by itself. Whoever could lie here has the password already. */
export const uidOfAsker = (env: NodeJS.ProcessEnv): number =>
  Number(env.PKEXEC_UID ?? env[askerName] ?? 0);
