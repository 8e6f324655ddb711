export {
  type BlockFacts,
  blockSentence,
  blockWarnings,
  hindranceOf,
  kinds,
  makeBlock,
  meetingsToKnow,
} from './make-block.ts';
export { ownGroup } from './own-group.ts';
export { isCut } from './reaches.ts';
export { isSound, rulesOf } from './rules.ts';
