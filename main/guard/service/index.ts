export type { LiveGuard } from './live-guard.ts';
export { createService, type Service, type ServiceOptions } from './service.ts';
export { type StartedService, type StartOptions, startService } from './start.ts';
