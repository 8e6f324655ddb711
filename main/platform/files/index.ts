export { closeQuietly } from './close-quietly.ts';
export { differenceOf } from './compare-trees.ts';
export { deleteTree, type Freed } from './delete-tree.ts';
export { type Disk, type Place, realDisk } from './disk.ts';
export { hashFile, openFile, type ReadFile, readPieces, readStart } from './held-file.ts';
export {
  type HeldFolder,
  holdAnything,
  holdEntry,
  holdFolder,
  linkTarget,
  look,
  lookAt,
  namesIn,
  syncFolder,
} from './held-folder.ts';
export { type Measured, measureEntry } from './measure.ts';
export { mountPoints } from './mount-points.ts';
export { isRootsOwn } from './roots-own.ts';
export { openTree, type Tree } from './tree.ts';
