import { captureStarted } from './capture-started.ts';
import { impostorCapture } from './impostor-capture.ts';
import { newThirdParty } from './new-third-party.ts';
import { loopbackListener, networkListener } from './open-listener.ts';
import type { EventRule } from './rule.ts';

export { backgroundCapture, windowGraceMs } from './background-capture.ts';
export { microphoneKept, microphoneKeptDueMs } from './microphone-kept.ts';
export type { AlertContext, HeldMicrophone } from './rule.ts';

/** The rules that judge an event by itself. The two others judge what has not happened: see the judge. */
export const eventRules: readonly EventRule[] = [
  captureStarted,
  impostorCapture,
  networkListener,
  loopbackListener,
  newThirdParty,
];
