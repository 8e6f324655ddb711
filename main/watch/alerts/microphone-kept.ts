// The microphone is still held minutes after the meeting's last media connection has closed.
import type { Alert } from '../../../preload/contract/index.ts';
import { type AlertContext, captureAlert, type HeldMicrophone, programOf } from './rule.ts';

/** When this held microphone becomes worth an alert, epoch milliseconds; null while media still flows. */
export const microphoneKeptDueMs = ({ meeting }: HeldMicrophone, afterMs: number): number | null =>
  meeting.mediaEndedAt === null ? null : Date.parse(meeting.mediaEndedAt) + afterMs;

export const microphoneKept = (
  held: HeldMicrophone,
  afterMs: number,
  context: AlertContext,
): Alert | null => {
  const due = microphoneKeptDueMs(held, afterMs);
  if (due === null || context.nowMs < due || held.capture.device !== 'microphone') return null;
  const minutes = Math.floor((context.nowMs - (due - afterMs)) / 60_000);
  return captureAlert('microphone-kept', held.capture, context.nowMs, [
    `${programOf(held.capture, context)} still holds the microphone “${held.capture.deviceName}”.`,
    `Its last media connection closed at ${held.meeting.mediaEndedAt}, ${minutes} min ago.`,
  ]);
};
