import { expect, it } from 'vitest';
import { mineDefinitions } from '../../../src/glossary/mining/mine-definitions.ts';
import { loadLabelled, readLabels } from './definition-labels.ts';
import { judgeDefinitions } from './judge-definitions.ts';

/** Percent that a change of the miner may not fall below: of the labels that are found, and of the sure definitions that are right. */
it.each([
  ['en', 80, 95],
  ['de', 70, 93],
  ['fr', 70, 93],
  ['es', 70, 93],
  ['ja', 70, 93],
] as const)('in %s at least %d of a hundred labels are found, and %d of a hundred sure ones are right', async (language, found, right) => {
  const labels = readLabels(language);
  const articles = await loadLabelled(language);

  const judged = judgeDefinitions(labels, new Map([...articles].map(([name, article]) => [name, mineDefinitions(article)])));

  expect(judged.found.length / labels.definitions.length).toBeGreaterThanOrEqual(found / 100);
  expect(judged.right.length / (judged.right.length + judged.wrong.length)).toBeGreaterThanOrEqual(right / 100);
  expect(judged.falselyDefined.length / judged.undefinedNames.length).toBeLessThanOrEqual(0.02);
});
