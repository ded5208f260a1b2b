import { readFileSync } from 'node:fs';

interface Test {
  readonly fullName: string;
  readonly status: string;
  /** Those of its first attempt too, if it passed at the second. */
  readonly failureMessages: readonly string[];
}

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults?: readonly { readonly assertionResults: readonly Test[] }[];
}

/**
 * `count-results.ts REPORT [FAILED-STEP...]`: prints the tests that passed at their second attempt alone, then `N passed, N failed`, and
 * exits 1 unless nothing failed.
 */
function run([reportPath = '', ...failedSteps]: readonly string[]): number {
  const { numPassedTests, numFailedTests, testResults = [] } = readReport(reportPath);
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  for (const { fullName, status, failureMessages } of tests) {
    if (status === 'passed' && failureMessages.length > 0) console.log(`Passed at the second attempt: ${fullName}`);
  }
  const otherSteps = failedSteps.filter((step) => step !== 'test').length;
  // A test step that failed with no failed test broke in some other way, and still failed.
  const silent = failedSteps.includes('test') && numFailedTests === 0 ? 1 : 0;
  // A report that cannot be read, or that counts nothing, proves nothing.
  const empty = numPassedTests + numFailedTests === 0 && silent === 0 ? 1 : 0;
  const failed = numFailedTests + otherSteps + silent + empty;
  console.log(`${numPassedTests} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function readReport(path: string): Report {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0 };
  }
}

process.exitCode = run(process.argv.slice(2));
