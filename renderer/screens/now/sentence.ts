// Pure: the one sentence on top of Now, out of what is captured.
import type { Capture, ClientNow, DeviceKind, Snapshot } from '../../../preload/contract/index.ts';

export type Devices = DeviceKind | 'both';

export type Sentence =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'blind' }
  | {
      readonly kind: 'using' | 'muted' | 'impostor';
      readonly names: readonly string[];
      readonly devices: Devices;
      /** When the longest of these captures began. */
      readonly since: string;
    };

/** The client's name, or what a program outside the catalogue calls itself. */
export const nameOf = (capture: Capture, clients: readonly ClientNow[]): string =>
  clients.find(({ id }) => id === capture.client)?.name ??
  (capture.client === null ? capture.application : capture.client);

/** An impostor comes before anybody else; who is muted is said only when nobody is heard. */
export const sentenceOf = (
  { captures, clients }: Pick<Snapshot, 'captures' | 'clients'>,
  blind: boolean,
): Sentence => {
  if (captures.length === 0) return { kind: blind ? 'blind' : 'nothing' };
  const impostors = captures.filter(({ identity }) => identity === 'name-only');
  const heard = captures.filter(({ muted }) => muted !== true);
  const [kind, chosen] =
    impostors.length > 0
      ? (['impostor', impostors] as const)
      : heard.length > 0
        ? (['using', heard] as const)
        : (['muted', captures] as const);
  const devices = new Set(chosen.map(({ device }) => device));
  return {
    kind,
    names: [...new Set(chosen.map((capture) => nameOf(capture, clients)))],
    devices: devices.size > 1 ? 'both' : devices.has('camera') ? 'camera' : 'microphone',
    since: chosen.map(({ startedAt }) => startedAt).sort()[0] ?? '',
  };
};
