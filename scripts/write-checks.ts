// Writes docs/checks.md, the list of what lockdown looks for; its test says whether it is still true.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalogue } from '../main/catalogue/index.ts';
import { describeChecks } from './describe-checks.ts';

const catalogue = loadCatalogue();
if (!catalogue.ok) throw new Error(catalogue.problem.message);
writeFileSync(
  join(import.meta.dirname, '..', 'docs', 'checks.md'),
  describeChecks(catalogue.value.clients),
);
