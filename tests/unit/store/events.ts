// Events as the guard would tell them.
import type {
  Alert,
  Capture,
  Connection,
  Meeting,
  WatchEvent,
} from '../../../preload/contract/index.ts';

export const iso = (ms: number): string => new Date(ms).toISOString();
export const noon = Date.parse('2026-06-01T12:00:00.000Z');

export const aCapture = (id: string, startMs = noon, endMs: number | null = null): Capture => ({
  id,
  device: 'microphone',
  deviceName: 'Built-in microphone',
  via: 'sound-server',
  pid: 4711,
  client: 'zoom',
  application: 'ZOOM VoiceEngine',
  executable: '/opt/zoom/zoom',
  identity: 'verified',
  muted: false,
  startedAt: iso(startMs),
  endedAt: endMs === null ? null : iso(endMs),
});

export const started = (capture: Capture): WatchEvent => ({
  type: 'capture.started',
  at: capture.startedAt,
  capture,
});
export const ended = (capture: Capture): WatchEvent => ({
  type: 'capture.ended',
  at: capture.endedAt ?? capture.startedAt,
  capture,
});

export const aMeeting = (id: string, startMs = noon, endMs: number | null = null): Meeting => ({
  id,
  client: 'zoom',
  startedAt: iso(startMs),
  endedAt: endMs === null ? null : iso(endMs),
  microphoneMs: 5,
  cameraMs: 0,
  mediaEndedAt: null,
});

export const anAlert = (id: string, atMs = noon): Alert => ({
  id,
  rule: 'impostor-capture',
  at: iso(atMs),
  client: null,
  device: 'microphone',
  pid: 12,
  application: 'zoom',
  evidence: ['It stands at /tmp/zoom.', 'No package owns it.'],
});

export const aConnection = (
  id: string,
  sent: number | null,
  received: number | null,
  port = 443,
): Connection => ({
  id,
  pid: 4711,
  client: 'zoom',
  protocol: sent === null ? 'udp' : 'tcp',
  local: { address: '192.0.2.7', port: 50_000 },
  remote: { address: '198.51.100.1', port },
  party: { kind: 'third-party', owner: 'Meta', reason: 'AS32934 Facebook, Inc.' },
  state: 'established',
  bytesSent: sent,
  bytesReceived: received,
  openedAt: iso(noon),
});
