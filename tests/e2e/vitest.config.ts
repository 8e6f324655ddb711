import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    globalSetup: ['tests/rigs/own-surroundings.ts'],
    setupFiles: ['tests/rigs/after-each-file.ts'],
    // One sound server, one guard and one browser at a time.
    fileParallelism: false,
    // In a process list of their own no process events arrive: the guard looks every two seconds.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
