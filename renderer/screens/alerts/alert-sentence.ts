// The sentence of an alert: who, what.
import type { Alert, ClientNow } from '../../../preload/contract/index.ts';
import type { MarkName } from '../../design/mark.tsx';
import type { Words } from '../../words/use-words.ts';

/** The client's name, or what the program calls itself. */
export const whoOf = (alert: Alert, clients: readonly ClientNow[]): string =>
  clients.find(({ id }) => id === alert.client)?.name ??
  (alert.application || (alert.client ?? ''));

export const alertSentence = (alert: Alert, name: string, t: Words['t']): string => {
  if (alert.rule === 'capture-started')
    return t(alert.device === 'camera' ? 'alerts.cameraWas' : 'alerts.microphoneWas', { name });
  const device = t(alert.device === 'camera' ? 'device.camera' : 'device.microphone');
  return t(`sentence.${alert.rule}`, { name, device });
};

/** Red is for what is not wanted; an expected use keeps its device's mark. */
export const alertMark = (alert: Alert): MarkName => {
  if (alert.rule === 'impostor-capture') return 'attention';
  if (alert.rule === 'capture-started') return alert.device ?? 'unknown';
  return 'notable';
};
