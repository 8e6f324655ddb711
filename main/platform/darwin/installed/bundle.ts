// What an application says of itself: Contents/Info.plist of its bundle.
import { type Outcome, success } from '../../../outcome.ts';
import {
  dictionaryOf,
  listOf,
  type PlistDictionary,
  parsePlist,
  textOf,
  textsOf,
} from '../plist/index.ts';

export interface Bundle {
  /** As a person knows it. */
  readonly path: string;
  readonly identifier: string | null;
  /** What a person is shown: `CFBundleShortVersionString`, or else `CFBundleVersion`. */
  readonly version: string | null;
  readonly executable: string | null;
  /** URL schemes that it offers to open (CFBundleURLTypes), in lower case. */
  readonly schemes: readonly string[];
}

export const mostInfoBytes = 1024 * 1024;

/** Pure: the bytes of an Info.plist that stands at `place`, of the bundle at `path`. */
export function parseBundle(path: string, bytes: Buffer, place: string): Outcome<Bundle> {
  const list = parsePlist(bytes, place);
  return list.ok ? success(bundleOf(path, dictionaryOf(list.value))) : list;
}

/** Pure. Keys: https://developer.apple.com/documentation/bundleresources/information-property-list */
const bundleOf = (path: string, info: PlistDictionary): Bundle => ({
  path,
  identifier: textOf(info.get('CFBundleIdentifier')),
  version: textOf(info.get('CFBundleShortVersionString')) ?? textOf(info.get('CFBundleVersion')),
  executable: textOf(info.get('CFBundleExecutable')),
  schemes: [
    ...new Set(
      listOf(info.get('CFBundleURLTypes'))
        .flatMap((type) => textsOf(dictionaryOf(type).get('CFBundleURLSchemes')))
        .map((scheme) => scheme.toLowerCase()),
    ),
  ],
});
