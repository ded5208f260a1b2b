import { posix } from 'node:path';
import type { Problem } from '../../content/problem.ts';

/**
 * SARIF 2.1.0, which forges show beside the lines of a change. They count paths from the root of the repository: `folder`, with `/`, leads from there to
 * the content directory, and is empty if they are the same.
 */
export function toSarif(problems: readonly Problem[], version: string, folder: string): object {
  const codes = [...new Set(problems.map(({ code }) => code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'newsdesk', version, rules: codes.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        results: problems.map((problem) => ({
          ruleId: problem.code,
          ruleIndex: codes.indexOf(problem.code),
          level: problem.severity,
          message: { text: `${problem.what}: ${problem.why}. ${problem.fix}.` },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: posix.join(folder, problem.file).split('/').map(encodeURIComponent).join('/') },
                region: { startLine: problem.line, startColumn: problem.column },
              },
            },
          ],
        })),
      },
    ],
  };
}
