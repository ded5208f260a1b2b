import { expect, it } from 'vitest';
import { findSite } from '../../src/content/generators/find-site.ts';
import { parseArticle } from '../../src/content/parse-article.ts';
import { siteFiles } from './generators/site-files.ts';

const CELL = '# The mill\n\nIt turns.\n\n```{r}\n#| label: x\nheron\n```\n';
const HIDES = 'execute:\n  echo: false\n';

it.each([
  ['a.qmd', '', undefined, true],
  ['a.qmd', HIDES, undefined, false],
  ['a.md', HIDES, undefined, true],
  ['a.md', '', '', true],
  ['a.md', '', HIDES, false],
  ['a.qmd', 'execute: { echo: true }\n', HIDES, true],
])('the source of a cell in %s is shown or not, as %j and the config %j say: %s', (path, head, config, isShown) => {
  const site =
    config === undefined
      ? undefined
      : findSite([{ up: '', below: '', files: siteFiles({ '_quarto.yml': `project: { type: website }\n${config}` }) }]);

  const { article } = parseArticle({ path, text: head === '' ? CELL : `---\n${head}---\n${CELL}` }, { site });

  expect(article?.sections[0]?.body.text.includes('heron')).toBe(isShown);
});
