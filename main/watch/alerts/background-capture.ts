// A client that shows no window is using the camera or the microphone.
import type { Alert, Capture } from '../../../preload/contract/index.ts';
import { type AlertContext, captureAlert, programOf } from './rule.ts';

/** Time for a window to appear after a client has opened a device, milliseconds. */
export const windowGraceMs = 3_000;

/** Judges one open capture against the pids that show a window; `family` is every process of its client. */
export const backgroundCapture = (
  capture: Capture,
  family: ReadonlySet<number>,
  withWindow: ReadonlySet<number>,
  context: AlertContext,
): Alert | null => {
  if (capture.client === null || context.nowMs < Date.parse(capture.startedAt) + windowGraceMs)
    return null;
  if ([...family].some((pid) => withWindow.has(pid))) return null;
  return captureAlert('background-capture', capture, context.nowMs, [
    `${programOf(capture, context)} is using the ${capture.device} “${capture.deviceName}”.`,
    `None of its ${family.size} processes shows a window.`,
  ]);
};
