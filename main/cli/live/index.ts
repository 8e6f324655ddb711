export { openJsonLines } from './json-lines.ts';
export { openLiveTable } from './live-table.ts';
export { openPlainLines } from './plain-lines.ts';
export type { LiveView } from './view.ts';
