// What every test file ends with.
import { afterAll } from 'vitest';
import { endWhatStillRuns } from './own-child.ts';

afterAll(endWhatStillRuns);
