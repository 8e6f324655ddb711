// clang, which knows what gcc does not: libFuzzer, and the blocks of Apple's C.
import { existsSync } from 'node:fs';

/** Its program, or null where it is not installed. */
export const clang: string | null =
  ['/usr/bin/clang', '/usr/bin/clang-14'].find((path) => existsSync(path)) ?? null;
