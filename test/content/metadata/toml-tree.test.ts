import { expect, it } from 'vitest';
import { readTomlTree } from '../../../src/content/metadata/toml-tree.ts';
import { createProblemLog } from '../../../src/content/problem-log.ts';
import { readSourceText } from '../../../src/content/source-text.ts';

it('reads texts, dates as they are written, lists and tables', () => {
  const toml =
    'title = "The mill"\ndate = 2026-11-03\nat = 2026-11-03T10:00:00+02:00\ntags = ["mills", "wheat"]\ndraft = true\n[params]\nwheel = 3\n';

  const tree = readTomlTree(toml, 4, createLog(toml));

  expect(tree).toMatchObject({
    kind: 'map',
    entries: [
      { key: 'title', keyOffset: 4, value: { text: 'The mill' } },
      { key: 'date', keyOffset: 4 + toml.indexOf('date'), value: { text: '2026-11-03' } },
      { key: 'at', value: { text: '2026-11-03T10:00:00.000+02:00' } },
      { key: 'tags', value: { kind: 'list', items: [{ text: 'mills' }, { text: 'wheat' }] } },
      { key: 'draft', value: { text: 'true' } },
      { key: 'params', keyOffset: 4 + toml.indexOf('[params]'), value: { kind: 'map', entries: [{ key: 'wheel', value: { text: '3' } }] } },
    ],
  });
});

it('reports a fault with its line and reads nothing', () => {
  const toml = 'title = "The mill"\ndraft = yes\n';
  const log = createLog(toml);

  const tree = readTomlTree(toml, 0, log);

  expect(tree).toBeUndefined();
  expect(log.problems).toMatchObject([{ code: 'toml.syntax', severity: 'error', line: 2 }]);
});

function createLog(text: string) {
  return createProblemLog('a.md', readSourceText(text));
}
