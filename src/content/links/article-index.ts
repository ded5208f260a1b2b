import type { Article, Section } from '../article.ts';

/** The articles of an edition by everything that a link may call them. */
export interface ArticleIndex {
  /** By a path relative to the content directory, with or without its extension; a folder means its index. */
  byPath(path: string): Article | undefined;
  /** By the name of the file, a title or an alias, letter case aside; only if one article has it. */
  byName(name: string): Article | undefined;
  /** Whether a file of this path is there that is not an article, with whatever extension. */
  isOther(path: string): boolean;
}

/** `others`: paths of files that are read and are not articles. */
export function createArticleIndex(articles: readonly Article[], others: readonly string[] = []): ArticleIndex {
  const paths = new Map<string, Article>();
  const names = new Map<string, Article | 'several'>();
  const nameOnce = (name: string, article: Article): void => {
    const key = foldLinkName(name);
    const held = names.get(key);
    names.set(key, held === undefined || held === article ? article : 'several');
  };
  for (const article of articles) {
    const path = article.file?.path;
    if (path === undefined) continue;
    const bare = withoutExtension(path);
    paths.set(path, article);
    if (!paths.has(bare)) paths.set(bare, article);
    const folder = folderOfIndex(bare);
    if (folder !== undefined) paths.set(folder, article);
    nameOnce(lastSegment(folder ?? bare), article);
  }
  // A title may be another file's name; the name counts.
  const byFile = new Set(names.keys());
  for (const article of articles) {
    for (const name of [article.title, ...(article.formerSlugs ?? [])]) if (!byFile.has(foldLinkName(name))) nameOnce(name, article);
  }
  const otherPaths = new Set(others.map(withoutExtension));
  return {
    byPath: (path) => paths.get(path) ?? paths.get(withoutExtension(path)),
    byName(name) {
      const found = names.get(foldLinkName(name));
      return found === 'several' ? undefined : found;
    },
    isOther: (path) => otherPaths.has(withoutExtension(path)),
  };
}

/** The folder whose index this is. */
function folderOfIndex(bare: string): string | undefined {
  const match = /^(?:(.*)\/)?(?:_?index|readme)$/iu.exec(bare);
  return match === null ? undefined : (match[1] ?? '');
}

/** The section that a fragment names: its anchor, or its heading as a note would write it. */
export function findLinkedSection(article: Article, fragment: string): Section | undefined {
  const held = namedSections.get(article) ?? nameSections(article);
  namedSections.set(article, held);
  return held.byAnchor.get(fragment) ?? held.byHeading.get(foldLinkName(fragment));
}

interface NamedSections {
  readonly byAnchor: ReadonlyMap<string, Section>;
  readonly byHeading: ReadonlyMap<string, Section>;
}

/** Thousands of links may lead to an article of thousands of sections. */
const namedSections = new WeakMap<Article, NamedSections>();

/** The first section of each name. */
function nameSections({ sections }: Article): NamedSections {
  const lastFirst = sections.toReversed();
  return {
    byAnchor: new Map(lastFirst.map((section) => [section.anchor, section])),
    byHeading: new Map(lastFirst.map((section) => [foldLinkName(section.heading), section])),
  };
}

export function foldLinkName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_-]+/gu, ' ')
    .trim();
}

export function withoutExtension(path: string): string {
  return path.replace(/\.(?:mdx?|markdown|[qr]md|txt|html?)$/iu, '');
}

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
