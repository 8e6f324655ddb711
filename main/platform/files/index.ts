export { openTree, type Tree } from './tree.ts';
