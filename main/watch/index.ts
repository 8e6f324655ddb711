export type { SeenName } from './seen-names.ts';
export type { PartyOf } from './sockets.ts';
export type { ThirdParty } from './third-parties.ts';
export { Watcher, type WatcherOptions } from './watcher.ts';
