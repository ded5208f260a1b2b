import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// A proxy in the environment is for the world outside: the tests speak to this machine alone.
process.env['NO_PROXY'] = process.env['no_proxy'] = '127.0.0.1,localhost,::1';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    pool: 'forks',
    // Most tests wait for a process that they started: on two cores a second one halves the time (18 to 10 minutes).
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
