import { expect, it } from 'vitest';
import { findSite } from '../../../src/content/generators/find-site.ts';
import { parseArticle } from '../../../src/content/parse-article.ts';
import { siteFiles } from './site-files.ts';

it.each([
  ['source/index.md', 'The mill at Bray'],
  ['source/guide/index.md', 'Guide'],
])('%s without a title is called %j', (path, title) => {
  const config = 'title: The mill at Bray\nsource_dir: source\n';
  const site = findSite([{ up: '', below: '', files: siteFiles({ '_config.yml': config }) }]);

  expect(parseArticle({ path, text: 'The wheel turns.' }, { site }).article?.title).toBe(title);
});

const NAV = { 'mkdocs.yml': 'nav:\n  - Home: index.md\n  - Parts:\n      - The wheel: parts/wheel.md\n      - parts/shaft.md\n' };
const SUMMARY = { '.gitbook.yaml': '', 'SUMMARY.md': '* [The *wheel* \\& shaft](parts/wheel.md)\n' };

it.each([
  ['MkDocs', NAV, 'docs/parts/wheel.md', '## Turn\n\nIt turns.\n\n## Stop\n\nIt stops.', 'The wheel'],
  ['MkDocs', NAV, 'docs/parts/wheel.md', '# Own\n\nIt turns.', 'Own'],
  ['MkDocs', NAV, 'docs/parts/shaft.md', 'It turns.', 'Shaft'],
  ['GitBook', SUMMARY, 'parts/wheel.md', 'It turns.', 'The *wheel* & shaft'],
  ['Obsidian', { '.obsidian/': '' }, 'onTurn_of-wheel.md', '## Turn\n\nIt turns.\n\n## Stop\n\nIt stops.', 'onTurn_of-wheel'],
])(
  'a page of %s is called as its table of contents or its file is: %#',
  (_, files: Readonly<Record<string, string>>, path, text, title) => {
    const site = findSite([{ up: '', below: '', files: siteFiles(files) }]);

    expect(parseArticle({ path, text }, { site }).article?.title).toBe(title);
  },
);
