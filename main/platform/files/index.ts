export { type FileBytes, openTree, type Tree } from './tree.ts';
