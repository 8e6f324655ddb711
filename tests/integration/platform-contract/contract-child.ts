// Runs the contract's scenarios on the platform that this is: `GROUND.json ANSWERS.json`.
import { currentPlatform } from '../../../main/platform/index.ts';
import { runScenarios } from './run-scenarios.ts';

const [groundFile = '', answersFile = ''] = process.argv.slice(2);
const platform = await currentPlatform();
if (!platform.ok) throw new Error('there is no platform');
await runScenarios(platform.value, groundFile, answersFile);
process.exit(0);
