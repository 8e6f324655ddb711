export {
  type BlockFacts,
  blockSentence,
  blockWarnings,
  hindranceOf,
  kinds,
  makeBlock,
  meetingsToKnow,
} from './make-block.ts';
export { heldOwner, ownGroup } from './own-group.ts';
export { isCut } from './reaches.ts';
export { isSound, rulesOf } from './rules.ts';
