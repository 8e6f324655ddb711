// A program that merely calls itself like a client has opened a device.
import { captureAlert, type EventRule, programOf } from './rule.ts';

export const impostorCapture: EventRule = (event, context) => {
  if (event.type !== 'capture.started' || event.capture.identity !== 'name-only') return null;
  const { capture } = event;
  const name = programOf(capture, context);
  return captureAlert('impostor-capture', capture, context.nowMs, [
    `A program that calls itself ${name} opened the ${capture.device} “${capture.deviceName}”.`,
    capture.executable === null
      ? `Where it stands cannot be read, so it cannot be told from the real ${name}.`
      : `It stands at ${capture.executable}, where ${name} is not installed.`,
  ]);
};
