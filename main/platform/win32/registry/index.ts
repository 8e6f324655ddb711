export { expandPlaces } from './expand-places.ts';
export { areThere, lookAtPlaces, registry } from './registry.ts';
