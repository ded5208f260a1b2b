import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { inDirectory } from './in-directory.ts';
import { judge, type Proof } from './proof.ts';

interface Suite {
  readonly id: string;
  readonly title: string;
  readonly files: readonly string[];
  /** Part of the tests' names; all of the files' tests without it. */
  readonly named?: string;
  /** So many tests there have to be. */
  readonly atLeast: number;
}

interface JsonReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** Properties whose whole proof is in the test suite: they have no longer version. */
export const suiteProofs: readonly Proof[] = [
  {
    id: 'R4',
    title: 'keys are 25 characters, the same for the same delivery, and of a million deliveries no two are alike',
    files: ['test/delivery/delivery-key.test.ts'],
    atLeast: 6,
  },
  {
    id: 'R5',
    title: 'the client libraries make exactly one request an attempt, whatever is lost, and end in time',
    files: ['test/platform/discord-publisher.test.ts', 'test/platform/slack-publisher.test.ts'],
    atLeast: 40,
  },
  {
    id: 'R6',
    title: 'fourteen kinds of churn between editions announce nothing again and edit once at most',
    files: ['test/announce/planner.test.ts'],
    named: 'churn',
    atLeast: 14,
  },
  {
    id: 'R11',
    title: 'a full disk degrades clearly, sends nothing without a recorded claim, and heals by itself',
    files: ['test/storage/disk-full.test.ts'],
    atLeast: 1,
  },
  {
    id: 'R16',
    title: 'clocks that jump an hour, a day or a leap second, and summer time, make no digest early or double and post nothing twice',
    files: [
      'test/announce/planner.test.ts',
      'test/announce/dispatcher.test.ts',
      'test/subscription/schedule.test.ts',
      'test/delivery/doubt.test.ts',
      'test/announce/sending.test.ts',
      'test/announce/lead.test.ts',
      'test/desk/edition-server.test.ts',
      'test/sources/directory.test.ts',
    ],
    named: 'clock|leap second|schedule',
    atLeast: 36,
  },
].map(proofOf);

function proofOf({ id, title, files, named, atLeast }: Suite): Proof {
  return {
    id,
    title,
    unit: 'run of the suite',
    counts: { full: 1, short: 1 },
    seeds: 1,
    run: () =>
      inDirectory('suite', async (directory) => {
        const output = `${directory}/report.json`;
        await runVitest([...files, ...(named === undefined ? [] : ['-t', named]), '--reporter=json', `--outputFile=${output}`]);
        const report = JSON.parse(await readFile(output, 'utf8')) as JsonReport;
        const failed = report.testResults.flatMap(({ assertionResults }) => assertionResults.filter(({ status }) => status === 'failed'));
        return judge({ passed: report.numPassedTests, failed: report.numFailedTests }, [
          [
            failed.length === 0,
            failed.map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages.join(' ').slice(0, 500)}`).join('\n'),
          ],
          [
            report.numPassedTests >= atLeast,
            `only ${report.numPassedTests} tests ran, fewer than ${atLeast}: some were left out on this machine`,
          ],
        ]);
      }),
  };
}

function runVitest(given: readonly string[]): Promise<void> {
  const script = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, 'run', ...given], {
    stdio: 'ignore',
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
  });
  return new Promise((resolve) => child.once('close', () => resolve()));
}
