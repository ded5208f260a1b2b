import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

// A proxy in the environment is for the world outside: the tests speak to this machine alone.
process.env['NO_PROXY'] = process.env['no_proxy'] = '127.0.0.1,localhost,::1';
// A worker thread or a process that a test starts neither strips types nor compiles what an earlier one did: it takes half of the processor's time.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules', '.cache', 'newsdesk');

/**
 * Tests that need a process of their own: they leave something behind in it, measure it, or end it. All others share workers, so
 * that a module is loaded once and not once a file.
 */
const apart = [
  ...['e2e', 'examples', 'fault', 'page', 'runtime', 'scripts'].map((folder) => `test/${folder}/**/*.test.ts`),
  'test/sources/article-parser.test.ts',
  // discord.js sends files only if no other version of its HTTP client was loaded before it.
  'test/sandbox/discord/bot.test.ts',
];

/** No test waits so long, on a machine that does four things at a time either: only what hangs is ended by it. */
const hungAfterMs = 300_000;

export default defineConfig({
  test: {
    setupFiles: process.env['NEWSDESK_TEST_REQUESTS'] === undefined ? [] : ['./test/record-requests.ts'],
    testTimeout: hungAfterMs,
    hookTimeout: hungAfterMs,
    // A machine that tests for everybody has other work at times: a late answer is asked for once more, and the closing lines name its test.
    retry: process.env['CI'] === undefined ? 0 : 1,
    // An awaited event comes or does not come; how soon depends on the machine.
    expect: { poll: { timeout: 30_000, interval: 20 } },
    pool: 'forks',
    // Most of the time a test waits, for a process or a timer: of two workers on two cores neither was busy half of the time. With five on two
    // cores, tests of answers within three seconds failed now and then. Many cores have no more memory for it.
    maxWorkers: Math.min(2 * availableParallelism(), 16),
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: 'apart', include: apart } },
      { extends: true, test: { name: 'together', include: ['test/**/*.test.ts'], exclude: apart, isolate: false } },
    ],
  },
});
