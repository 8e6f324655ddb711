// Paths of macOS as text. Its usual disks (APFS) keep how a name was written and find it however it is written: upper
// or lower case, an umlaut as one character or as two.
import { tidyPath } from './paths.ts';

/** What tells one file from another: composed (NFC), in lower case, the data volume under its usual name. */
export const macKey = (path: string): string | null =>
  tidyPath(path)
    ?.replace(/^\/System\/Volumes\/Data(?=\/)/, '')
    .normalize('NFC')
    .toLowerCase() ?? null;
