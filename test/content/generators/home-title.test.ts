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
