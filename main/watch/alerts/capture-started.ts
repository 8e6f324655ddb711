// A program has begun to use the camera or the microphone.
import { captureAlert, type EventRule, programOf } from './rule.ts';

export const captureStarted: EventRule = (event, context) => {
  if (event.type !== 'capture.started') return null;
  const { capture } = event;
  // An impostor has a rule, and words, of its own.
  if (capture.identity === 'name-only') return null;
  const where =
    capture.executable ?? (capture.pid === null ? 'an unnamed process' : `pid ${capture.pid}`);
  return captureAlert('capture-started', capture, context.nowMs, [
    `${programOf(capture, context)} opened the ${capture.device} “${capture.deviceName}”.`,
    `The program is ${where}.`,
  ]);
};
