// What the administrator's service does: everybody's blocks are in force, also after the machine was started anew. It
// shows nothing, remembers nothing and changes nothing else.
import { failure, type Outcome, success } from '../../outcome.ts';
import { assemble } from '../assemble.ts';
import { Guard } from '../guard.ts';
import { keepBlocks } from './keep-blocks.ts';
import { noFirewall } from './set-block.ts';

/** How often a guard looks by itself for what no event has told, milliseconds. */
const intervalMs = 2_000;

/** Until `ended`; `begun` is called when blocks are held. `not-permitted` for anybody but root. */
export const holdForEverybody = async (
  ended: Promise<void>,
  begun: () => void,
): Promise<Outcome<void>> => {
  if (process.getuid?.() !== 0) return failure(onlyRoot);
  const assembly = await assemble();
  if (!assembly.ok) return assembly;
  const { platform, catalogue } = assembly.value;
  const hindrance = platform.firewall === undefined ? noFirewall : platform.firewall.hindrance();
  if (hindrance !== null) return failure(hindrance);
  const guard = await Guard.start(
    {
      platform,
      catalogue,
      paths: { root: '/', home: '/root' },
      devices: '/dev',
      intervalMs,
      store: null,
      watchNames: false,
      microphoneKeptAfterMs: 60_000,
    },
    () => {},
  );
  if (!guard.ok) return guard;
  const leaveBlocks = await keepBlocks(guard.value, platform);
  begun();
  await ended;
  leaveBlocks();
  await guard.value.stop();
  return success(undefined);
};

const onlyRoot = {
  kind: 'not-permitted',
  subject: 'hold',
  message: 'Only the administrator can hold everybody’s blocks.',
  advice: 'Start it as a service of the machine: docs/fleet.md says how.',
} as const;
