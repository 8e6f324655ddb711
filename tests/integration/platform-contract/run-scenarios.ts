// Runs every scenario on one platform, and writes what each answered.
import { readFileSync, writeFileSync } from 'node:fs';
import { loadCatalogue } from '../../../main/catalogue/index.ts';
import type { Platform } from '../../../main/platform/port/index.ts';
import type { Ground } from './ground.ts';
import { scenarios } from './scenarios.ts';

export async function runScenarios(
  platform: Platform,
  groundFile: string,
  answersFile: string,
): Promise<void> {
  const catalogue = loadCatalogue();
  if (!catalogue.ok) throw new Error('there is no catalogue');
  const ground: Ground = JSON.parse(readFileSync(groundFile, 'utf8'));
  const subject = { platform, catalogue: catalogue.value, ground };
  const answers: Record<string, { answer: unknown } | { failed: string }> = {};
  for (const [name, run] of Object.entries(scenarios)) {
    try {
      answers[name] = { answer: await run(subject) };
    } catch (thrown) {
      answers[name] = { failed: thrown instanceof Error ? String(thrown.stack) : String(thrown) };
    }
    writeFileSync(answersFile, JSON.stringify(answers));
  }
}
