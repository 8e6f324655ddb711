export { parsePlist } from './parse-plist.ts';
export {
  dictionaryOf,
  listOf,
  type PlistDictionary,
  type PlistValue,
  textOf,
  textsOf,
} from './plist-value.ts';
