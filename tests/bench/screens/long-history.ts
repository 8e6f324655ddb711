// Ninety days of use, written as the guard itself would have written them.
import { mkdirSync } from 'node:fs';
import { storeFile } from '../../../main/guard/data-folder.ts';
import { openStore } from '../../../main/store/index.ts';
import type { WatchEvent } from '../../../preload/contract/index.ts';

const clients = ['zoom', 'microsoft-teams', 'slack', 'discord', 'chromium', 'firefox'] as const;
const dayMs = 86_400_000;
const days = 89;

/** So many captures, evenly over the time that is kept, each four minutes; every tenth with an alert. */
export const writeLongHistory = (folder: string, captures: number): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const opened = openStore({ file: storeFile(folder) });
  if (!opened.ok) throw new Error(opened.problem.message);
  const store = opened.value;
  const nowMs = Date.now();
  const stepMs = (days * dayMs) / captures;
  for (let from = 0; from < captures; from += 1_000) {
    const batch = Array.from({ length: Math.min(1_000, captures - from) }, (_, offset) =>
      useOf(from + offset, nowMs - days * dayMs + (from + offset) * stepMs),
    );
    store.record(batch.flat());
  }
  // The window opens on Now, not on the first run.
  store.setSetting('settings', { firstRunDone: true });
  store.close();
};

const useOf = (index: number, startMs: number): WatchEvent[] => {
  const client = clients[index % clients.length] ?? 'zoom';
  const startedAt = new Date(startMs).toISOString();
  const endedAt = new Date(startMs + 240_000).toISOString();
  const device = index % 3 === 0 ? 'camera' : 'microphone';
  const capture: WatchEvent = {
    type: 'capture.ended',
    at: endedAt,
    capture: {
      id: `long-${index}`,
      device,
      deviceName: device === 'camera' ? '/dev/video0' : 'Built-in microphone',
      via: device === 'camera' ? 'device-node' : 'sound-server',
      pid: 4_711,
      client,
      application: client,
      executable: `/opt/${client}/${client}`,
      identity: 'path',
      muted: device === 'camera' ? null : false,
      startedAt,
      endedAt,
    },
  };
  if (index % 10 !== 0) return [capture];
  return [
    capture,
    {
      type: 'alert',
      at: startedAt,
      alert: {
        id: `long-${index}`,
        rule: 'capture-started',
        at: startedAt,
        client,
        device,
        pid: 4_711,
        application: client,
        evidence: [`It stands at /opt/${client}/${client}.`],
      },
    },
  ];
};
