export { openStore, type StoreOptions } from './open.ts';
export type {
  ListenerOpened,
  MeetingEnd,
  MeetingRecord,
  MuteChange,
} from './rows/meeting-record.ts';
export type { TrafficMinute } from './rows/traffic.ts';
export type { Store } from './store.ts';
