export { administrator } from './administrator.ts';
