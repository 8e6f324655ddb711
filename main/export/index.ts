export { ecsSchema, toEcs } from './ecs.ts';
export { type ExportItem, overAt, type Teller } from './item.ts';
export { ocsfSchema, toOcsf } from './ocsf.ts';
