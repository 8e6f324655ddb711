// A receipt out of what is remembered of a meeting. Pure.
import type { DeviceKind, Receipt } from '../../preload/contract/index.ts';
import type { MeetingRecord } from '../store/index.ts';
import { deviceLane } from './device-lane.ts';
import { receiptParties } from './receipt-parties.ts';

/** null while the meeting goes on. `name`: what people call the client. */
export const makeReceipt = (record: MeetingRecord, name: string): Receipt | null => {
  const { meeting, captures, mutes, ends, listeners, alerts } = record;
  if (meeting.endedAt === null) return null;
  const lane = (device: DeviceKind) =>
    deviceLane({
      captures: captures.filter((capture) => capture.device === device),
      mutes,
      startMs: Date.parse(meeting.startedAt),
      endMs: Date.parse(meeting.endedAt ?? meeting.startedAt),
      mediaEndedMs: meeting.mediaEndedAt === null ? null : Date.parse(meeting.mediaEndedAt),
    });
  return {
    schemaVersion: 1,
    id: meeting.id,
    client: meeting.client,
    name,
    startedAt: meeting.startedAt,
    endedAt: meeting.endedAt,
    mediaEndedAt: meeting.mediaEndedAt,
    microphone: lane('microphone'),
    camera: lane('camera'),
    parties: ends === null ? null : receiptParties(ends),
    listeners: listeners.map(({ atMs, protocol, address, port, exposure }) => ({
      at: new Date(atMs).toISOString(),
      protocol,
      local: { address, port },
      exposure,
    })),
    alerts: [...alerts],
  };
};
