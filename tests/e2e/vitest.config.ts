import { defineConfig } from 'vitest/config';
import { SecondTries } from '../rigs/second-tries.ts';

export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    globalSetup: ['tests/rigs/own-surroundings.ts'],
    setupFiles: ['tests/rigs/after-each-file.ts'],
    // One sound server, one guard and one browser at a time.
    fileParallelism: false,
    reporters: ['default', new SecondTries()],
    retry: 1,
    // In a process list of their own no process events arrive: the guard looks every two seconds.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
