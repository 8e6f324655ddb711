export { type LinuxActions, linuxActions } from './actions.ts';
