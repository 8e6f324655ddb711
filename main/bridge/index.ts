export { Bridge, type BridgedService, type BridgeOptions } from './bridge.ts';
export { contentPolicy, protectiveHeaders } from './content-policy.ts';
export { readScreenFiles, type ScreenFile, type ScreenFiles } from './screen-files.ts';
