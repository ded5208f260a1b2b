import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Article } from '../../../src/content/article.ts';
import type { Edition } from '../../../src/content/edition.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { createDirectorySource } from '../../../src/sources/directory.ts';
import { formatArticleFile } from '../../../src/sources/feeds/article-file.ts';
import { readFeed } from '../../../src/sources/feeds/read-feed.ts';
import { reconcile } from '../../../src/sources/feeds/reconcile.ts';
import { feedContentOf } from '../../../src/web/feed/feed-items.ts';
import { renderJsonFeed } from '../../../src/web/feed/json-feed.ts';
import { renderRss } from '../../../src/web/feed/rss.ts';
import { sharedParser } from '../../sources/shared-parser.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'newsdesk-feed-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

async function load(root: string): Promise<Edition> {
  const source = createDirectorySource(root, { clock: systemClock, parser: sharedParser });
  try {
    return await source.load();
  } finally {
    await source.close();
  }
}

const dayOf = (date: string | undefined): string | undefined => date?.slice(0, 10);
const readingOf = ({ title, dek, url, lang, bylines, topics, publishedAt, updatedAt, image, sections }: Article) => ({
  title,
  dek,
  url,
  lang,
  bylines,
  topics,
  image: image?.url,
  dates: [dayOf(publishedAt), dayOf(updatedAt)],
  sections: sections.map(({ anchor, heading, headingPath, body }) => ({
    anchor,
    heading,
    headingPath,
    text: body.text,
    marks: body.marks,
  })),
});

it.each([
  ['RSS', renderRss],
  ['JSON Feed', renderJsonFeed],
])('another Newsdesk reads in %s what this one reads in its folder', async (_, render) => {
  const edition = await load('content');
  const content = feedContentOf(edition, Date.parse('2027-01-01'));
  const feed = readFeed(render(content), 'https://feed.example/');
  const now = '2027-01-01T00:00:00.000Z';
  for (const item of reconcile([], feed.articles, { isFirst: true, now }))
    await writeFile(join(directory, `${item.given.id}.article.html`), formatArticleFile(item, feed.lang));
  const back = new Map((await load(directory)).articles.map((article) => [article.slug, article]));

  expect(content.articles.length).toBeGreaterThan(10);
  expect(feed).toMatchObject({ title: edition.publication.name, lang: edition.publication.lang });
  for (const article of content.articles) expect(readingOf(back.get(article.slug) as Article)).toEqual(readingOf(article));
});
