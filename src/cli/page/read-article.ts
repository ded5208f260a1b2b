import { readFileSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import type { Article, Part } from '../../content/article.ts';
import type { Edition } from '../../content/edition.ts';
import { parseArticle } from '../../content/parse-article.ts';
import { sectionUrl } from '../../content/section-url.ts';
import { isForMembers } from '../../content/teaser.ts';
import { visibleEdition } from '../../content/visible-edition.ts';
import { readableAt } from '../../content/withholding.ts';
import type { ArticleReading } from '../../page/content-panel.ts';
import { readLines } from './read-lines.ts';

/** A longer file is told without its lines, in bytes: code is told from remarks on the thread that answers. */
export const MAX_BYTES = 128 * 1024;

/**
 * The reading of an article, with the lines of its file in `dir`. Undefined if not everybody may read it now. Without lines if its file is not
 * there, is not the one that was read, or says otherwise by now who may read it.
 */
export function readArticle(whole: Edition, slug: string, dir: string, now: number): ArticleReading | undefined {
  const { edition } = visibleEdition(whole, now);
  const article = edition.articles.find((each) => each.slug === slug);
  // An article for members is there as a teaser, and its file holds the rest.
  if (article === undefined || isForMembers(article)) return undefined;
  const source = sourceOf(article, whole, dir, now);
  const headings = article.file?.parts.filter(({ kind }) => kind === 'heading') ?? [];
  const below = article.sections.filter(({ level }) => level > 0);
  return {
    slug: article.slug,
    title: article.title,
    facts: factsOf(article),
    sections: article.sections.map((section) => {
      const url = sectionUrl(article, section);
      // A heading without words begins no section: then it is not known which is which.
      const part = headings.length === below.length ? headings[below.indexOf(section)] : undefined;
      return {
        heading: section.level === 0 ? '' : section.heading,
        anchor: section.anchor,
        level: section.level,
        ...(url === undefined ? {} : { url }),
        ...(part === undefined || source === undefined ? {} : { line: lineAt(source, part) }),
      };
    }),
    lines: source === undefined ? [] : readLines(article, source),
  };
}

function factsOf(article: Article): ArticleReading['facts'] {
  const { dek, publishedAt, updatedAt, topics, bylines, lang, url, file, definitions, formerSlugs = [] } = article;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Dek', dek],
    ['Date', publishedAt],
    ['Updated', updatedAt],
    ['Topics', topics.join(', ')],
    ['By', bylines.join(', ')],
    ['Language', lang],
    ['Address', url],
    ['Slug', article.slug],
    ['Earlier slugs', formerSlugs.join(', ')],
    ['File', file?.path],
    ['Read as', file?.format],
    ['Terms', [...new Set(definitions.map(({ headword }) => headword))].join(', ')],
  ];
  return facts.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [{ name, value }]));
}

/** The file's text, if it is the one that was read, and its head still says that everybody may read it. */
function sourceOf(article: Article, { publication }: Edition, dir: string, now: number): string | undefined {
  const { file } = article;
  if (file === undefined) return undefined;
  const path = resolve(dir, file.path);
  if (!path.startsWith(resolve(dir) + sep)) return undefined;
  try {
    if (statSync(path).size > MAX_BYTES) return undefined;
    const text = readFileSync(path, 'utf8');
    const { head, withheld } = parseArticle({ path: file.path, text }, { timeZone: publication.timeZone, headOnly: true });
    if (withheld !== undefined || head === undefined || isForMembers(head)) return undefined;
    const { from, until } = readableAt({ ...article, ...head }, publication);
    return from <= now && now < until && file.parts.at(-1)?.end === text.length ? text : undefined;
  } catch {
    // Gone since it was read.
    return undefined;
  }
}

function lineAt(source: string, { start }: Part): number {
  return source.slice(0, start).split(/\r\n|\r|\n/u).length;
}
