import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import { methods } from '../../../src/sandbox/slack/methods/methods.ts';

interface Row {
  readonly subject: string;
  readonly proofs: readonly { readonly file: string; readonly title: string }[];
}

const page = readFileSync(new URL('../../../docs/sandbox-slack.md', import.meta.url), 'utf8');

function rowsUnder(heading: string): readonly Row[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| ---'));
  return lines.slice(1).map((line) => {
    const [subject = '', , proof = ''] = line
      .slice(2, -2)
      .split(' | ')
      .map((cell) => cell.trim());
    const proofs = proof.split('<br>').map((entry) => {
      const [, file = '', title = ''] = /^`([\w-]+\.test\.ts)`: (.+)$/.exec(entry) ?? [];
      return { file, title };
    });
    return { subject: subject.replaceAll('`', ''), proofs };
  });
}

/** The titles of the tests in every file of this folder, as they are written. */
function titlesByFile(): ReadonlyMap<string, ReadonlySet<string>> {
  const files = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.test.ts'));
  return new Map(
    files.map((name) => {
      const source = readFileSync(new URL(name, import.meta.url), 'utf8');
      const found = source.matchAll(/(?:^test|^\]\))\('([^']+)'/gm);
      return [name, new Set(Array.from(found, ([, title = '']) => title))];
    }),
  );
}

test('every routed method has its row, and no row names a method that is not routed', () => {
  const rows = rowsUnder('Web API').map(({ subject }) => subject);

  expect(rows.toSorted()).toEqual([...methods.keys()].toSorted());
});

test('every proof names a test that exists', () => {
  const rows = [...rowsUnder('Web API'), ...rowsUnder('Beside the Web API')];
  const titles = titlesByFile();

  const missing = rows.flatMap(({ subject, proofs }) =>
    proofs.filter(({ file, title }) => titles.get(file)?.has(title) !== true).map(({ file, title }) => `${subject}: ${file}: ${title}`),
  );

  expect(rows.length).toBeGreaterThan(40);
  expect(rows.every(({ proofs }) => proofs.length > 0)).toBe(true);
  expect(missing).toEqual([]);
});
