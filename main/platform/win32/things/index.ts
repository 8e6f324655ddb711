export { lookAtThings } from './look-at-things.ts';
