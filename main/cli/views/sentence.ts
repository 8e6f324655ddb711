// The one sentence that says it all.
import type { Capture, ClientNow } from '../../../preload/contract/index.ts';
import { plainText } from '../plain-text.ts';

const list = new Intl.ListFormat('en');

/** "Nothing is using your microphone or camera." / "Zoom is using your microphone and camera." */
export const nowSentence = (
  captures: readonly Capture[],
  clients: readonly ClientNow[],
): string => {
  if (captures.length === 0) return 'Nothing is using your microphone or camera.';
  const devicesOf = new Map<string, Set<string>>();
  for (const capture of captures) {
    const who = programName(capture, clients);
    const devices = devicesOf.get(who) ?? new Set();
    devicesOf.set(who, devices.add(capture.device));
  }
  const parts = [...devicesOf].map(
    ([who, devices]) => `${who} is using your ${list.format([...devices].sort().reverse())}`,
  );
  return `${list.format(parts)}.`;
};

/** The client's name, or what an unknown program calls itself; an impostor is called one. */
export const programName = (capture: Capture, clients: readonly ClientNow[]): string => {
  const client = clients.find(({ id }) => id === capture.client);
  if (!client) return plainText(capture.application);
  return capture.identity === 'name-only' ? `A program called “${client.name}”` : client.name;
};
