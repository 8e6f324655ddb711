// A receipt in sentences: what the terminal and the page on paper both say.
import type {
  DeviceKind,
  DeviceLane,
  Receipt,
  ReceiptParty,
} from '../../preload/contract/index.ts';
import { lengthText, sizeText } from './lengths.ts';

/** "Microphone: 12 min, of that 40 % muted. It stayed open for 4 min after the last media connection." */
export const laneSentence = (device: DeviceKind, lane: DeviceLane): string => {
  const name = device === 'microphone' ? 'Microphone' : 'Camera';
  if (lane.heldMs === 0) return `${name}: not used.`;
  const said = [`${name}: ${lengthText(lane.heldMs)}${mutedText(device, lane)}.`];
  if (lane.afterMediaMs !== null && lane.afterMediaMs >= 1_000)
    said.push(
      `It stayed open for ${lengthText(lane.afterMediaMs)} after the last media connection had closed.`,
    );
  return said.join(' ');
};

const mutedText = (device: DeviceKind, { heldMs, mutedMs }: DeviceLane): string => {
  if (device === 'camera') return '';
  if (mutedMs === null) return '; whether it was muted cannot be told';
  return mutedMs === 0
    ? ', never muted'
    : `, of that ${Math.round((100 * mutedMs) / heldMs)} % muted`;
};

const kinds: Readonly<Record<ReceiptParty['kind'], string>> = {
  'third-party': 'third party',
  vendor: 'vendor',
  unknown: 'unknown',
  infrastructure: 'shared or local network',
};

export const partyName = ({ kind, owner, ends }: ReceiptParty): string => {
  if (owner !== null) return `${owner} (${kinds[kind]})`;
  return kind === 'unknown' && ends.every(({ remote }) => remote === null)
    ? 'Far ends that the system does not name (unknown)'
    : kind === 'infrastructure'
      ? 'This machine and its own network'
      : 'Nobody who can be named (unknown)';
};

export const partyBytes = ({
  bytesSent,
  bytesReceived,
}: Pick<ReceiptParty, 'bytesSent' | 'bytesReceived'>): string =>
  bytesSent === null && bytesReceived === null
    ? 'bytes not counted by the system'
    : `${sizeText(bytesSent)} sent, ${sizeText(bytesReceived)} received`;

/** "Two third parties: Meta and Sentry." */
export const thirdPartySentence = ({ parties }: Pick<Receipt, 'parties'>): string => {
  if (parties === null) return 'Whom it talked to was not written down then.';
  const owners = parties.flatMap(({ kind, owner }) =>
    kind === 'third-party' && owner !== null ? [owner] : [],
  );
  if (owners.length === 0) return 'No third party was seen.';
  const names = new Intl.ListFormat('en').format(owners);
  return owners.length === 1
    ? `A third party: ${names}.`
    : `${owners.length} third parties: ${names}.`;
};
