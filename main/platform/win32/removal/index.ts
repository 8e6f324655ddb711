export { removalSource } from './removal-source.ts';
