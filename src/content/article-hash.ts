import { createHash } from 'node:crypto';
import type { Article, Section } from './article.ts';
import type { Edition, GlossaryEntry } from './edition.ts';

/**
 * SHA-256 in hex over what a reader can see of an article. The fields are put in a fixed order here, so the hash does not
 * depend on how an object was built; `file` does not count, so moving a file changes nothing.
 */
export function hashArticle(article: Omit<Article, 'hash'>): string {
  const hash = createHash('sha256');
  hash.update(
    JSON.stringify([
      article.slug,
      article.title,
      article.dek,
      article.bylines,
      fieldsOf(article.credit, ['source', 'sourceUrl', 'publication', 'byline']),
      article.publishedAt,
      article.updatedAt,
      article.topics,
      article.lang,
      article.url,
      fieldsOf(article.image, ['url', 'alt']),
      visibilityFields(article.visibility),
      article.corrections,
      article.retraction,
      article.formerSlugs,
      // Only where there are any: an index that was kept before they were known is still that of the same article.
      ...(article.opensAt === undefined && article.closesAt === undefined ? [] : [[article.opensAt ?? null, article.closesAt ?? null]]),
      article.definitions.map(({ headword, aliases, anchor, span }) => [headword, aliases, anchor, span.start, span.end]),
    ]),
  );
  for (const section of article.sections) hash.update(JSON.stringify(sectionFields(section)));
  return hash.digest('hex');
}

/**
 * The hash of an article that differs from the hashed one by `difference` alone, which JSON can hold. It costs the same whatever the article's length:
 * a start names and links thousands of articles.
 */
export function hashOfChanged({ hash }: Pick<Article, 'hash'>, difference: unknown): string {
  return createHash('sha256')
    .update(`${hash}\n${JSON.stringify(difference)}`)
    .digest('hex');
}

export function hashEdition(edition: Pick<Edition, 'publication' | 'articles' | 'glossary' | 'withheld' | 'unread'>): string {
  const { publication, articles, glossary, withheld = [], unread = [] } = edition;
  const hash = createHash('sha256');
  hash.update(
    JSON.stringify(
      fieldsOf(publication, [
        'name',
        'baseUrl',
        'lang',
        'color',
        'footer',
        'timeZone',
        'future',
        'takenDown',
        'answers',
        'generator',
        'permalinks',
        'anchors',
        'ignore',
        'only',
      ]),
    ),
  );
  hash.update(JSON.stringify(articles.map((article) => article.hash)));
  hash.update(JSON.stringify(glossary.map(termOfHash)));
  // An article that is taken down on purpose marks its posts, one that is only gone waits: another edition.
  const meant = withheld.flatMap(({ slug, isMeant }) => (isMeant && slug !== undefined ? [slug] : []));
  if (meant.length > 0) hash.update(JSON.stringify(meant));
  // The articles that are gone depend on it: an edition in which a file was not read is another one than that in which the file is not there.
  if (unread.length > 0) hash.update(JSON.stringify(unread.map(({ path }) => path)));
  return hash.digest('hex');
}

function visibilityFields(visibility: Article['visibility']): readonly unknown[] {
  if (visibility.kind !== 'embargoed') return [visibility.kind, null];
  return [visibility.kind, visibility.until, ...(visibility.forMembers === true ? ['members'] : [])];
}

function sectionFields(section: Section): readonly unknown[] {
  const { id, anchor, heading, headingPath, level, body } = section;
  const blocks = body.blocks.map((block) => [
    block.kind,
    block.start,
    block.end,
    block.contentStart,
    block.listDepth,
    block.quoteDepth,
    fieldsOf(block.marker as Record<string, unknown> | undefined, ['kind', 'value', 'done']),
    'level' in block ? block.level : null,
    'lang' in block ? block.lang : null,
  ]);
  const marks = body.marks.map((mark) => [mark.kind, mark.start, mark.end, 'url' in mark ? mark.url : null]);
  return [id, anchor, heading, headingPath, level, body.text, blocks, marks];
}

function fieldsOf<T extends object>(value: T | undefined, keys: readonly (keyof T)[]): readonly unknown[] | null {
  return value === undefined ? null : keys.map((key) => value[key] ?? null);
}

/** A term that is not hidden is written as ever: the hash of an edition is the name of its kept index. */
function termOfHash({ headword, aliases, definition, seeAlso, hidden }: GlossaryEntry): readonly unknown[] {
  return [headword, aliases, definition, seeAlso, ...(hidden === true ? [hidden] : [])];
}
