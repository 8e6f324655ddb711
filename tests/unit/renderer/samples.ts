// Values of the contract for tests that look at one thing in them.
import {
  type Capture,
  captureSchema,
  type Now,
  nowSchema,
} from '../../../preload/contract/index.ts';

export const capture = (change: Partial<Capture> = {}): Capture =>
  captureSchema.parse({
    id: 'a',
    device: 'microphone',
    deviceName: 'Desk',
    via: 'sound-server',
    pid: 42,
    client: 'zoom',
    application: 'zoom',
    executable: '/opt/zoom/zoom',
    identity: 'path',
    muted: false,
    startedAt: '2026-11-24T10:00:00.000Z',
    endedAt: null,
    ...change,
  });

export const zoom = {
  id: 'zoom',
  name: 'Zoom',
  category: 'conferencing' as const,
  installations: [],
  processes: [],
};

export const nowWith = (captures: readonly Capture[] = []): Now =>
  nowSchema.parse({
    snapshot: {
      schemaVersion: 1,
      takenAt: '2026-11-24T10:00:00.000Z',
      scope: 'live',
      clients: [zoom],
      captures,
      connections: [],
      listeners: [],
      health: [],
    },
    meetings: [],
    mutedByUs: [],
    allMuted: false,
    pausedUntil: null,
  });
