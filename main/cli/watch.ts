// `callwarden watch`: live, until it is told to stop.
import type { Health, WatchEvent } from '../../preload/contract/index.ts';
import { assemble } from '../guard/assemble.ts';
import { keepBlocks } from '../guard/blocks/index.ts';
import { dataFolder, storeFile } from '../guard/data-folder.ts';
import { Guard } from '../guard/guard.ts';
import { openMemory } from '../guard/memory.ts';
import { parseDuration } from './durations.ts';
import { exitCode, failWith } from './exit.ts';
import type { LiveView } from './live/view.ts';
import { type PlaceFlags, placesOf } from './places.ts';
import { untilEnded } from './until-ended.ts';

export interface WatchFlags extends PlaceFlags {
  readonly json?: true;
  readonly traffic?: true;
  readonly names?: true;
  readonly devices: string;
  readonly interval: string;
  readonly keptAfter: string;
  /** commander's name for the absence of `--no-record`. */
  readonly record: boolean;
}

export const watch = async (flags: WatchFlags): Promise<number> => {
  const intervalMs = parseDuration(flags.interval);
  const keptAfterMs = parseDuration(flags.keptAfter);
  if (intervalMs === null || keptAfterMs === null) {
    const wrong = intervalMs === null ? flags.interval : flags.keptAfter;
    return failWith({
      kind: 'usage',
      subject: 'time',
      message: `“${wrong}” is not a length of time.`,
      advice: 'Write a number and a unit: 2s, 5m.',
    });
  }
  const assembly = await assemble();
  if (!assembly.ok) return failWith(assembly.problem);
  const { platform, catalogue } = assembly.value;
  const ended = untilEnded();
  const memory = flags.record
    ? openMemory(storeFile(dataFolder()))
    : { store: null, health: [] as readonly Health[] };
  const nameOf = (id: string): string => catalogue.byId(id)?.shortName ?? id;
  const view = await openView(flags, nameOf);
  const show = (events: readonly WatchEvent[]): void => view.show(events);
  const guard = await Guard.start(
    {
      platform,
      catalogue,
      paths: placesOf(flags),
      devices: flags.devices,
      intervalMs,
      store: memory.store,
      watchNames: flags.names === true,
      microphoneKeptAfterMs: keptAfterMs,
    },
    show,
  );
  if (!guard.ok) return failWith(guard.problem);
  const at = new Date().toISOString();
  show(memory.health.map((health) => ({ type: 'health', at, health })));
  view.attach(() => guard.value.snapshot());
  const leaveBlocks = await keepBlocks(guard.value, platform);
  await ended;
  leaveBlocks();
  await guard.value.stop();
  view.close();
  return exitCode.done;
};

/** What draws the table is loaded for a terminal alone: a watch that runs all day behind a pipe does without. */
const openView = async (
  { json, traffic }: WatchFlags,
  nameOf: (client: string) => string,
): Promise<LiveView> => {
  if (json) return (await import('./live/json-lines.ts')).openJsonLines(traffic === true);
  if (process.stdout.isTTY) return (await import('./live/live-table.ts')).openLiveTable(nameOf);
  return (await import('./live/plain-lines.ts')).openPlainLines(nameOf);
};
