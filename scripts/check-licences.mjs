// Refuses a dependency whose licence is not on the list, read from the lock file's own packages.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const allowed = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'Python-2.0',
  'WTFPL',
  'Unlicense',
  'MPL-2.0',
  'Zlib',
  'OFL-1.1',
]);

/** Packages that name their licence in words of their own: read by a person, and noted in THIRD-PARTY.md. */
const readByAPerson = new Map([
  ['SEE LICENSE IN ROUTEVIEWS-LICENSE and DBIP-LICENSE (CC-BY-4.0)', 'CC-BY-4.0'],
]);

/** `(MIT OR GPL-2.0)` is fine when one of the choices is; `A AND B` when all are. */
const isAllowed = (expression) =>
  expression
    .replaceAll(/[()]/g, '')
    .split(/\s+AND\s+/i)
    .every((part) => part.split(/\s+OR\s+/i).some((name) => allowed.has(name.trim())));

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const refused = [];
let count = 0;
for (const [path, entry] of Object.entries(lock.packages)) {
  if (path === '' || entry.link) continue;
  count += 1;
  const named = entry.license ?? licenceOnDisk(path);
  const licence = readByAPerson.get(named) ?? named;
  if (!licence || !isAllowed(licence))
    refused.push(`${path.replace('node_modules/', '')}: ${licence ?? 'no licence named'}`);
}

function licenceOnDisk(path) {
  try {
    const { license, licenses } = JSON.parse(
      readFileSync(join(root, path, 'package.json'), 'utf8'),
    );
    return typeof license === 'string' ? license : (license?.type ?? licenses?.[0]?.type);
  } catch {
    return undefined;
  }
}

if (refused.length > 0) {
  console.error(`Licences that are not on the list:\n  ${refused.join('\n  ')}`);
  process.exit(1);
}
console.log(`${count} packages, all under licences on the list.`);
