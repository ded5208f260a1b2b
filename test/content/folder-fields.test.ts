import { expect, it } from 'vitest';
import { findSite } from '../../src/content/generators/find-site.ts';
import { parseArticle } from '../../src/content/parse-article.ts';

const site = {
  ...findSite([]),
  folderFields: {
    '': { author: 'Ada Lind', lang: 'de' },
    posts: { author: 'Mara Quist', categories: ['water', 'gates'] },
    'posts/code': { execute: { echo: false } },
  },
};

it.each([
  ['a.md', '', ['Ada Lind'], [], 'de'],
  ['posts/a.md', '', ['Mara Quist'], ['water', 'gates'], 'de'],
  ['posts/code/a.md', '---\nauthor: Own\nlang: nl\n---\n', ['Own'], ['water', 'gates'], 'nl'],
  ['postscript/a.md', '', ['Ada Lind'], [], 'de'],
] as const)('fields of the folders around %s count behind its own (%j)', (path, head, bylines, topics, lang) => {
  const { article } = parseArticle({ path, text: `${head}# A\n\nWords.\n` }, { site });

  expect(article).toMatchObject({ bylines, topics, lang });
});

it('a text has the values of front matter that it names, in Quarto alone', () => {
  const text =
    '---\ntool: { name: The mill }\nauthor: Ada\n---\n# A\n\n{{< meta tool.name >}} of {{< meta author >}} turns, {{ author }}.\n';

  const [quarto, other] = ['a.qmd', 'a.md'].map((path) => parseArticle({ path, text }).article?.sections[0]?.body.text);

  expect([quarto, other]).toEqual(['The mill of Ada turns, {{ author }}.', expect.stringContaining('of turns,')]);
});

it('a folder hides the sources of its cells', () => {
  const { article } = parseArticle({ path: 'posts/code/a.qmd', text: '# A\n\nWords.\n\n```{r}\nheron\n```\n' }, { site });

  expect(article?.sections[0]?.body.text).toBe('Words.');
});
