import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Article } from '../../../src/content/article.ts';
import type { Edition } from '../../../src/content/edition.ts';
import type { ContentSource } from '../../../src/ports/content-source.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { combineSources } from '../../../src/sources/combine-sources.ts';
import { createDirectorySource } from '../../../src/sources/directory.ts';
import { createPushesSource } from '../../../src/sources/pushes/pushes-source.ts';
import { renderArticleHtml } from '../../../src/web/feed/render-html.ts';
import { sharedParser } from '../../sources/shared-parser.ts';

/** Two articles in Markdown, with lists, tables, tasks, links and definitions. */
const SLUGS = ['accelerators', 'interconnects'];
let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'newsdesk-one-'));
  for (const slug of SLUGS) await cp(join('content', `${slug}.md`), join(directory, 'folder', `${slug}.md`));
  await cp(join('content', 'publication.yaml'), join(directory, 'folder', 'publication.yaml'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const folder = (): ContentSource => createDirectorySource(join(directory, 'folder'), { clock: systemClock, parser: sharedParser });
const load = async (source: ContentSource): Promise<Edition> => {
  try {
    return await source.load();
  } finally {
    await source.close();
  }
};
const sectionsOf = ({ sections }: Article) =>
  sections.map(({ anchor, heading, headingPath, body }) => ({ anchor, heading, headingPath, text: body.text }));

/** Pushes articles under the addresses that they have in the folder. */
async function push(name: string, articles: readonly Article[], textOf: (article: Article) => object): Promise<void> {
  const source = createPushesSource({ names: ['cms'], root: join(directory, name), clock: systemClock });
  await source.load();
  for (const article of articles) {
    const { slug, title, url } = article;
    const message = { type: 'publish' as const, article: { id: slug, title, url: url ?? '', ...textOf(article) } };
    expect(await source.receive({ message, key: slug, bodyHash: slug })).toMatchObject({ kind: 'done', article: slug });
  }
  await source.close();
}

it('an article is one with the same sections from a folder, from a push in Markdown and from a push in HTML', async () => {
  const { articles } = await load(folder());
  const bodies = new Map(
    await Promise.all(
      SLUGS.map(
        async (slug) =>
          [slug, (await readFile(join(directory, 'folder', `${slug}.md`), 'utf8')).replace(/^---\n[^]*?\n---\n/u, '')] as const,
      ),
    ),
  );
  await push('markdown', articles, ({ slug }) => ({ markdown: bodies.get(slug) ?? '' }));
  await push('html', articles, (article) => ({ html: renderArticleHtml(article) }));
  const pushed = (name: string): ContentSource => createPushesSource({ names: ['cms'], root: join(directory, name), clock: systemClock });

  expect(articles.map(({ slug }) => slug).sort()).toEqual(SLUGS);
  for (const name of ['markdown', 'html']) {
    const edition = await load(pushed(name));
    for (const article of articles) {
      const same = edition.articles.find(({ slug }) => slug === article.slug);
      expect(same && sectionsOf(same)).toEqual(sectionsOf(article));
    }
  }
  const all = await load(
    combineSources([
      { prefix: '', source: folder() },
      { prefix: 'a/', source: pushed('markdown') },
      { prefix: 'b/', source: pushed('html') },
    ]),
  );
  expect(all.articles.map(({ file }) => file?.path).sort()).toEqual(SLUGS.map((slug) => `${slug}.md`));
});
