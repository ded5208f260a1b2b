import { expect, it } from 'vitest';
import { printSummary } from '../../../src/cli/check/print-summary.ts';
import { toSarif } from '../../../src/cli/check/to-sarif.ts';
import type { Problem } from '../../../src/content/problem.ts';

it('counts problems by kind, errors first, with two examples of each', () => {
  const problems = [...many('warning', 'image.alt', 3), ...many('error', 'slug.duplicate', 2), ...many('warning', 'link.dead', 4)];

  expect(printSummary(problems, [])).toEqual([
    'error slug.duplicate: 2 in 2 files',
    '  0.md:1:1: error: What: why. Fix.',
    '  1.md:1:1: error: What: why. Fix.',
    'warning link.dead: 4 in 4 files',
    '  0.md:1:1: warning: What: why. Fix.',
    '  1.md:1:1: warning: What: why. Fix.',
    'warning image.alt: 3 in 3 files',
    '  0.md:1:1: warning: What: why. Fix.',
    '  1.md:1:1: warning: What: why. Fix.',
  ]);
});

it('prints a problem that is alone as it is', () => {
  expect(printSummary(many('warning', 'link.dead', 1), [])).toEqual(['0.md:1:1: warning: What: why. Fix.']);
});

it('names each unknown field once', () => {
  const fields = ['foo', 'bar'].flatMap((field) =>
    many('warning', 'frontMatter.unknownKey', 500).map((problem) => ({ ...problem, what: field })),
  );

  const lines = printSummary(fields, []);

  expect(lines.filter((line) => line.startsWith('warning'))).toEqual([
    'warning frontMatter.unknownKey: 500 in 500 files',
    'warning frontMatter.unknownKey: 500 in 500 files',
  ]);
  expect(lines).toHaveLength(6);
});

it('says how many files are left out, and why', () => {
  const leftOut = [
    ...[1, 2, 3].map((n) => ({ path: `draft-${n}.md`, reason: 'drafts' })),
    { path: 'a.rst', reason: 'of a format that is not read' },
  ];

  expect(printSummary([], leftOut)).toEqual([
    'Left out: 4 files',
    '  3 drafts (draft-1.md, draft-2.md, ...)',
    '  1 of a format that is not read (a.rst)',
  ]);
});

it.each([
  ['', 'a%20b/c.md'],
  ['docs/de', 'docs/de/a%20b/c.md'],
  ['../other', '../other/a%20b/c.md'],
])('writes SARIF with a place for each problem, counted from the repository: %s', (folder, uri) => {
  const [problem] = many('error', 'link.dead', 1) as [Problem];

  expect(toSarif([{ ...problem, file: 'a b/c.md', line: 3, column: 7 }], '1.0.0', folder)).toMatchObject({
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { rules: [{ id: 'link.dead' }] } },
        results: [
          {
            ruleId: 'link.dead',
            ruleIndex: 0,
            level: 'error',
            locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine: 3, startColumn: 7 } } }],
          },
        ],
      },
    ],
  });
});

function many(severity: Problem['severity'], code: string, times: number): readonly Problem[] {
  return Array.from({ length: times }, (_, index) => ({
    severity,
    code,
    file: `${index}.md`,
    line: 1,
    column: 1,
    what: 'What',
    why: 'why',
    fix: 'Fix',
  }));
}
