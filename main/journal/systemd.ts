// What a plan has systemd do: the machine's, or a person's own (systemctl(1), `--user`).
import type { Desk } from './desk.ts';

type Argv = readonly [string, ...string[]];
type Scope = 'user' | 'system';

export const systemctl = (scope: Scope, ...words: readonly string[]): Argv =>
  scope === 'user' ? ['systemctl', '--user', ...words] : ['systemctl', ...words];

/** Until then systemd would start what it has in memory, masked, moved or not. Undo has it done again. */
export const readServicesAnew = (desk: Desk, step: string, scope: Scope): void => {
  const again = systemctl(scope, 'daemon-reload');
  desk.run(step, 'Have systemd read its services anew.', again, again, scope === 'system');
};
