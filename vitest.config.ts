import { defineConfig } from 'vitest/config';
import { SecondTries } from './tests/rigs/second-tries.ts';

const everywhere = {
  setupFiles: ['tests/rigs/after-each-file.ts'],
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    globalSetup: ['tests/rigs/own-surroundings.ts'],
    // Real sound servers, browsers and a thousand processes share two cores: few files side by side.
    maxWorkers: 2,
    reporters: ['default', new SecondTries()],
    projects: [
      {
        test: {
          ...everywhere,
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'tests/unit/**/*.test.tsx'],
        },
      },
      {
        test: {
          ...everywhere,
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          // Somebody else's program (Wine, a browser, a sound server) may fail once; it is named at the end.
          retry: 1,
        },
      },
    ],
  },
});
