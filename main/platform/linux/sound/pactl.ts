// How pactl is called: argv arrays, and an environment in which its JSON is JSON.
import { failure, type Outcome } from '../../../outcome.ts';
import { type Argv, exitedWell, runCommand } from '../../command/index.ts';

export const subscribeArgv: Argv = ['pactl', '-f', 'json', 'subscribe'];
export const listStreamsArgv: Argv = ['pactl', '-f', 'json', 'list', 'source-outputs'];
export const listSourcesArgv: Argv = ['pactl', '-f', 'json', 'list', 'sources'];
export const listClientsArgv: Argv = ['pactl', '-f', 'json', 'list', 'clients'];

/** In other locales pactl prints `"balance":0,00` and translates its errors. */
export const pactlEnvironment = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...env,
  LC_ALL: 'C',
});

/** One pactl call, at most 3 seconds and 32 MiB; the problem is in the sound server's words. */
export async function askPactl(argv: Argv, env: NodeJS.ProcessEnv): Promise<Outcome<string>> {
  const outcome = exitedWell(
    argv,
    await runCommand(argv, {
      env: pactlEnvironment(env),
      timeLimitMs: 3000,
      sizeLimitBytes: 32 * 1024 * 1024,
    }),
  );
  if (outcome.ok || outcome.problem.kind !== 'not-found') return outcome;
  return failure({ ...outcome.problem, advice: installPactl });
}

export const installPactl =
  'Install the package that brings pactl: "sudo apt install pulseaudio-utils" on Debian and Ubuntu.';
