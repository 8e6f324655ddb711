// Runs the contract's scenarios on the platform that this is, and writes what each answered: `GROUND.json ANSWERS.json`.
import { readFileSync, writeFileSync } from 'node:fs';
import { loadCatalogue } from '../../../main/catalogue/index.ts';
import { currentPlatform } from '../../../main/platform/index.ts';
import type { Ground } from './ground.ts';
import { scenarios } from './scenarios.ts';

const [groundFile = '', answersFile = ''] = process.argv.slice(2);
const platform = currentPlatform();
const catalogue = loadCatalogue();
if (!platform.ok || !catalogue.ok) throw new Error('there is no platform or no catalogue');
const ground: Ground = JSON.parse(readFileSync(groundFile, 'utf8'));
const subject = { platform: platform.value, catalogue: catalogue.value, ground };

const answers: Record<string, { answer: unknown } | { failed: string }> = {};
for (const [name, run] of Object.entries(scenarios)) {
  try {
    answers[name] = { answer: await run(subject) };
  } catch (thrown) {
    answers[name] = { failed: thrown instanceof Error ? String(thrown.stack) : String(thrown) };
  }
  writeFileSync(answersFile, JSON.stringify(answers));
}
process.exit(0);
