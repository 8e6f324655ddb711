export { lookAtPlaces, registry } from './registry.ts';
