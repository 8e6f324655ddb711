import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{unit,integration}/**/*.test.ts', 'tests/{unit,integration}/**/*.test.tsx'],
    globalSetup: ['tests/rigs/own-surroundings.ts'],
    setupFiles: ['tests/rigs/after-each-file.ts'],
    // Real sound servers, browsers and a thousand processes share two cores: few files side by side.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
