import { measureRemoval } from './removal.ts';

process.stdout.write(JSON.stringify(await measureRemoval()));
