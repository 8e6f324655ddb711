// The Windows probe, built from its sources as it is shipped.
import { join } from 'node:path';
import { buildWinProbe } from '../../scripts/build-win-probe.mjs';

export function builtWinProbe(): string {
  const { built, message } = buildWinProbe();
  if (!built) throw new Error(message);
  return join(import.meta.dirname, '../../native-probes/win32/build/callwarden-probe.exe');
}
