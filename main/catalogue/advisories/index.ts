// Published vulnerabilities of the clients, and whether they touch an installation.
export { judge } from './judge.ts';
export { advisoriesFor, parseAdvisories } from './load.ts';
export type { Advisory } from './schema.ts';
export type { Judged, PlatformName, Verdict } from './verdict.ts';
