// `npm run bench [-- SECTION …]`: our figures beside the alternatives', in one run. It judges nothing; it prints.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { nativeProbePath } from '../../main/platform/linux/probe/index.ts';
import { say } from './figures.ts';
import { Population } from './population.ts';
import {
  journal,
  machine,
  names,
  parties,
  parts,
  removal,
  type Section,
  samples,
  screens,
  shortConnections,
  sockets,
} from './sections/index.ts';

const sections: readonly Section[] = [
  samples,
  machine,
  screens,
  removal,
  journal,
  names,
  shortConnections,
  parts,
  parties,
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !sections.some((section) => section.name === name));
if (unknown.length > 0) {
  say(`There is no section ${unknown.join(', ')}: ${sections.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}
const probe = nativeProbePath();
if (probe === null) {
  say('The native probe is not built: `npm ci` builds it where a C compiler is found.');
  process.exit(3);
}

const workshop = mkdtempSync(join(tmpdir(), 'callwarden-bench-'));
const population = new Population();
try {
  say(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}`,
  );
  const talker = await population.connect(sockets);
  for (const section of sections)
    if (wanted.length === 0 || wanted.includes(section.name))
      await section.measure({ probe, workshop, population, talker });
} finally {
  await population.end();
  rmSync(workshop, { recursive: true, force: true });
}
