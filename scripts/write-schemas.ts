// Writes the JSON Schemas of every JSON output from the zod types; with --check, only says whether they are still true.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { ecsSchema, ocsfSchema } from '../main/export/index.ts';
import {
  checkReportSchema,
  doctorSchema,
  historySchema,
  journalEntrySchema,
  planSchema,
  policySchema,
  receiptSchema,
  removedSchema,
  snapshotSchema,
  surveySchema,
  watchEventSchema,
} from '../preload/contract/index.ts';

const folder = join(import.meta.dirname, '..', 'docs', 'schemas');
const outputs = {
  snapshot: ['callwarden scan --json', snapshotSchema],
  event: ['callwarden watch --json, each line (beside schemaVersion)', watchEventSchema],
  history: ['callwarden history --json', historySchema],
  doctor: ['callwarden doctor --json', doctorSchema],
  check: ['callwarden check --json and report --json', checkReportSchema],
  plan: ['callwarden lockdown --dry-run --json, its member plan', planSchema],
  receipt: ['callwarden receipts --json, each of its receipts', receiptSchema],
  survey: ['callwarden remove --dry-run --json, its member survey', surveySchema],
  removed: ['callwarden remove --json, beside survey and plan', removedSchema],
  'export-ecs': ['callwarden export --format ecs, each line', ecsSchema],
  'export-ocsf': ['callwarden export --format ocsf, each line', ocsfSchema],
  policy: ['/etc/callwarden/policy.json', policySchema],
  'journal-entry': ['callwarden undo --list --json, each entry', journalEntrySchema],
} as const;

mkdirSync(folder, { recursive: true });
const stale: string[] = [];
for (const [name, [description, schema]] of Object.entries(outputs)) {
  const file = join(folder, `${name}.schema.json`);
  const text = `${JSON.stringify({ title: name, description, ...z.toJSONSchema(schema) }, null, 2)}\n`;
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) stale.push(file);
}
if (stale.length > 0) {
  console.error(`Out of date, run \`npm run schemas\`:\n  ${stale.join('\n  ')}`);
  process.exit(1);
}
