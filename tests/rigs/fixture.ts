// A recorded output, by its path below tests/fixtures.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const fixture = (path: string): string =>
  readFileSync(join(import.meta.dirname, '..', 'fixtures', path), 'utf8');
