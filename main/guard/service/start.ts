// Everything that a face (window or browser) stands on: store, guard and service, started and ended together.
import type { Alert, Incapabilities } from '../../../preload/contract/index.ts';
import { type Outcome, success } from '../../outcome.ts';
import type { Paths, Platform } from '../../platform/port/index.ts';
import { openStore } from '../../store/index.ts';
import { assemble } from '../assemble.ts';
import { keepBlocks, pidsOf } from '../blocks/index.ts';
import { openChanges } from '../changes/open-changes.ts';
import { Drift } from '../changes/relapses/drift.ts';
import { tellInterruptions } from '../changes/relapses/interruptions.ts';
import { Returns } from '../changes/relapses/returns.ts';
import { storeFile } from '../data-folder.ts';
import { Guard } from '../guard.ts';
import { cannotKeep } from '../memory.ts';
import { keptSettings } from './kept-settings.ts';
import { createService, type Service } from './service.ts';

export interface StartOptions {
  readonly paths: Paths;
  /** Folder of the device nodes. */
  readonly devices: string;
  /** Where history and settings are kept. */
  readonly folder: string;
  readonly shellLacks?: Incapabilities;
}

export interface StartedService {
  readonly service: Service;
  readonly guard: Guard;
  readonly platform: Platform;
  /** Ends the guard, its children and the store. Safe to call twice. */
  stop(): Promise<void>;
}

const intervalMs = 2_000;
/** The history is kept below this size. */
const mostBytes = 50 * 1024 * 1024;

export const startService = async ({
  paths,
  devices,
  folder,
  shellLacks = {},
}: StartOptions): Promise<Outcome<StartedService>> => {
  const assembly = await assemble();
  if (!assembly.ok) return assembly;
  const { platform, catalogue } = assembly.value;
  const file = storeFile(folder);
  // Before the store is opened for writing, for it forgets by these when it is opened.
  const settings = keptSettings(file);
  const opened = openStore({ file, retention: { days: settings.retentionDays, bytes: mostBytes } });
  const store = opened.ok ? opened.value : null;
  const guard = await Guard.start({
    platform,
    catalogue,
    paths,
    devices,
    intervalMs,
    store,
    watchNames: settings.watchNames,
    microphoneKeptAfterMs: settings.microphoneKeptMinutes * 60_000,
  });
  if (!guard.ok) {
    store?.close();
    return guard;
  }
  const changes = await openChanges({
    platform,
    catalogue,
    paths,
    folder,
    store,
    live: { devices, intervalMs },
  });
  const clientPids = (client: string) =>
    pidsOf(client, guard.value.processKeys(), platform.processes);
  const keeper = await keepBlocks(guard.value, platform);
  const service = createService({
    guard: guard.value,
    ...(changes.ok
      ? { changes: changes.value.changes }
      : { changes: null, cannotChange: changes.problem }),
    catalogue,
    platform,
    paths,
    store,
    meetings: store,
    blocks: changes.ok ? changes.value.blocks({ store, pidsOf: clientPids }) : null,
    ...(opened.ok ? {} : { storeHealth: cannotKeep(opened.problem) }),
    quarantineHealth: changes.ok ? changes.value.quarantine : null,
    shellLacks,
  });
  const watching = changes.ok && {
    changes: changes.value.changes,
    recovered: changes.value.recovered,
    nameOf: (client: string) => guard.value.nameOf(client),
    store,
    raise: (alerts: readonly Alert[]) => guard.value.raise(alerts),
  };
  const drift = watching ? new Drift(watching) : null;
  const returns = watching ? new Returns(watching) : null;
  const leaveLookouts = guard.value.subscribe((events) => {
    drift?.observe(events);
    returns?.observe(events);
  });
  returns?.start();
  if (watching) {
    const entries = watching.changes.entries();
    if (entries.ok)
      tellInterruptions({ ...watching, entries: entries.value, recovered: watching.recovered });
  }
  let applied = settings;
  const leaveSettings = service.onSettings((changed) => {
    if (changed.retentionDays !== applied.retentionDays)
      guard.value.keepHistoryFor(changed.retentionDays);
    if (changed.microphoneKeptMinutes !== applied.microphoneKeptMinutes)
      guard.value.keepMicrophonesFor(changed.microphoneKeptMinutes * 60_000);
    guard.value.watchNames(changed.watchNames);
    applied = changed;
  });
  return success({
    service,
    guard: guard.value,
    platform,
    stop: async () => {
      leaveSettings();
      leaveLookouts();
      keeper();
      drift?.stop();
      returns?.stop();
      service.close();
      await guard.value.stop();
    },
  });
};
