// The past as a page of text.
import ansis from 'ansis';
import type { Capture, History } from '../../../preload/contract/index.ts';
import { dayText, durationText } from '../durations.ts';
import { plainText } from '../plain-text.ts';
import { alertLine } from './event.ts';
import { tableText } from './table.ts';

const lasting = (startedAt: string, endedAt: string | null, nowMs: number): string =>
  endedAt === null
    ? `${durationText(nowMs - Date.parse(startedAt))}, still`
    : durationText(Date.parse(endedAt) - Date.parse(startedAt));

export const historyText = (
  history: History,
  nameOf: (client: string) => string,
  nowMs: number,
): string => {
  const { captures, meetings, alerts } = history;
  if (captures.length + meetings.length + alerts.length === 0) {
    return `Nothing is remembered since ${dayText(history.since)}. History is kept while \`callwarden watch\` (or the app) runs.\n`;
  }
  const who = (capture: Capture): string =>
    capture.client === null ? plainText(capture.application) : nameOf(capture.client);
  const parts: string[] = [];
  if (meetings.length > 0) {
    parts.push(
      tableText(
        ['MEETING', 'WHEN', 'FOR', 'MICROPHONE', 'CAMERA'],
        meetings.map((m) => [
          nameOf(m.client),
          dayText(m.startedAt),
          lasting(m.startedAt, m.endedAt, nowMs),
          durationText(m.microphoneMs),
          durationText(m.cameraMs),
        ]),
      ),
    );
  }
  if (captures.length > 0) {
    parts.push(
      tableText(
        ['CAPTURE', 'WHEN', 'FOR', 'DEVICE', 'NAME', 'IDENTITY'],
        captures.map((c) => [
          who(c),
          dayText(c.startedAt),
          lasting(c.startedAt, c.endedAt, nowMs),
          c.device,
          plainText(c.deviceName),
          c.identity ?? '–',
        ]),
      ),
    );
  }
  const lines = alerts
    .flatMap((alert) => alertLine(alert) ?? [])
    .map((line, index) => `${dayText(alerts[index]?.at ?? history.since)}  ${line}`);
  if (lines.length > 0) parts.push([ansis.dim('ALERTS'), ...lines].join('\n'));
  return `${parts.join('\n\n')}\n`;
};
