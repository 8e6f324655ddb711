// The same on the platform for macOS, on recordings: `GROUND.json ANSWERS.json`.
import { darwin } from '../../../main/platform/darwin/index.ts';
import { macOnRecordings } from './mac-on-recordings.ts';
import { runScenarios } from './run-scenarios.ts';

const [groundFile = '', answersFile = ''] = process.argv.slice(2);
await runScenarios(darwin(macOnRecordings()), groundFile, answersFile);
process.exit(0);
