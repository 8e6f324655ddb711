export { readPermissionTable } from './read-table.ts';
