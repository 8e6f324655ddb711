export type {
  ListenerOpened,
  MeetingEnd,
  MeetingRecord,
  MuteChange,
} from './meeting-record.ts';
export { openStore, type StoreOptions } from './open.ts';
export type { Store } from './store.ts';
export type { TrafficMinute } from './traffic.ts';
