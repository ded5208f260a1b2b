import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const scratch = mkdtempSync(join(tmpdir(), 'newsdesk-count-'));

function count(report: string, ...failedSteps: readonly string[]): { readonly line: string; readonly code: number | null } {
  const path = join(scratch, 'report.json');
  writeFileSync(path, report);
  const { stdout, status } = spawnSync(process.execPath, ['scripts/count-results.ts', path, ...failedSteps], { encoding: 'utf8' });
  return { line: stdout, code: status };
}

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('the closing line', () => {
  it.each([
    ['every test passes', 12, 0, [], '12 passed, 0 failed', 0],
    ['tests fail', 10, 2, ['test'], '10 passed, 2 failed', 1],
    ['another step fails', 12, 0, ['check'], '12 passed, 1 failed', 1],
    ['tests and steps fail', 10, 2, ['check', 'test', 'package'], '10 passed, 4 failed', 1],
    ['the test step fails with no failed test', 12, 0, ['test'], '12 passed, 1 failed', 1],
    ['no test ran', 0, 0, [], '0 passed, 1 failed', 1],
  ])('counts when %s', (_, passed, failed, steps, line, code) => {
    const result = count(JSON.stringify({ numPassedTests: passed, numFailedTests: failed }), ...steps);

    expect(result).toEqual({ line: `${line}\n`, code });
  });

  it('names a test that passed at its second attempt alone', () => {
    const test = (fullName: string, status: string, ...failureMessages: readonly string[]) => ({ fullName, status, failureMessages });
    const assertionResults = [
      test('a lock opens', 'passed'),
      test('a lock closes', 'passed', 'late'),
      test('a lock rusts', 'failed', 'no'),
    ];

    const { line } = count(JSON.stringify({ numPassedTests: 2, numFailedTests: 1, testResults: [{ assertionResults }] }), 'test');

    expect(line).toBe('Passed at the second attempt: a lock closes\n2 passed, 1 failed\n');
  });

  it('takes a report that cannot be read for a failure', () => {
    expect(count('')).toEqual({ line: '0 passed, 1 failed\n', code: 1 });
  });
});
