import type { Article, Section } from '../article.ts';
import { hashOfChanged } from '../article-hash.ts';
import { fileProblem } from '../problem-log.ts';
import type { Problem } from '../problem.ts';
import type { Mark } from '../rich-text.ts';
import { type ArticleIndex, createArticleIndex } from './article-index.ts';
import { isPendingLink, type ResolvedLink, resolveLink } from './resolve-link.ts';

export interface LinkedArticles {
  readonly articles: readonly Article[];
  readonly problems: readonly Problem[];
}

/** The last links of an article, so that one that did not change stays the same object. */
interface Linked {
  readonly targets: string;
  readonly article: Article;
  readonly problems: readonly Problem[];
}

const linked = new WeakMap<Article, Linked>();

export type Linker = (articles: readonly Article[], baseUrl: string | undefined, others?: readonly string[]) => LinkedArticles;

interface LinkedEdition {
  readonly articles: readonly Article[];
  readonly baseUrl: string | undefined;
  readonly others: readonly string[];
  readonly index: ArticleIndex;
  readonly results: ReadonlyMap<Article, Linked>;
}

/**
 * Turns links between files into the addresses of their articles, once all articles of an edition are known. `others`: paths of files that are read
 * and are not articles; a link to one shows its words, and is not a fault. Remembers the last edition: if none of its articles can be linked to otherwise
 * than before, only the articles that changed are linked.
 */
export function createLinker(): Linker {
  let last: LinkedEdition | undefined;
  return (articles, baseUrl, others = []) => {
    if (!articles.some(hasPending)) return { articles, problems: [] };
    const held = last !== undefined && isLinkedAlike(last, articles, baseUrl, others) ? last : undefined;
    const index = held?.index ?? createArticleIndex(articles, others);
    const results = new Map(articles.map((article) => [article, held?.results.get(article) ?? linkArticle(article, index, baseUrl)]));
    last = { articles, baseUrl, others, index, results };
    const inOrder = [...results.values()];
    return { articles: inOrder.map(({ article }) => article), problems: inOrder.flatMap(({ problems }) => problems) };
  };
}

function linkArticle(article: Article, index: ArticleIndex, baseUrl: string | undefined): Linked {
  if (!hasPending(article)) return { targets: '', article, problems: [] };
  const resolved = new Map(pendingOf(article).map((url) => [url, resolveLink(url, article, index, baseUrl)]));
  const targets = JSON.stringify([...resolved]);
  const held = linked.get(article);
  if (held?.targets === targets) return held;
  const hash = hashOfChanged(
    article,
    [...resolved].map(([url, link]) => [url, addressOf(link)]),
  );
  const made = { targets, article: { ...withLinks(article, resolved), hash }, problems: problemsOf(article, resolved) };
  linked.set(article, made);
  return made;
}

/** Whether every link leads to where it led: the same articles may be named by the same names, under the same addresses and anchors. */
function isLinkedAlike(last: LinkedEdition, articles: readonly Article[], baseUrl: string | undefined, others: readonly string[]): boolean {
  return (
    last.baseUrl === baseUrl &&
    last.articles.length === articles.length &&
    areSame(last.others, others) &&
    articles.every((article, at) => isNamedAlike(last.articles[at], article))
  );
}

function isNamedAlike(before: Article | undefined, article: Article): boolean {
  if (before === article) return true;
  return (
    before !== undefined &&
    before.file?.path === article.file?.path &&
    before.title === article.title &&
    before.url === article.url &&
    areSame(before.formerSlugs ?? [], article.formerSlugs ?? []) &&
    areSame(namesOfSections(before), namesOfSections(article))
  );
}

function namesOfSections({ sections }: Article): readonly string[] {
  return sections.flatMap(({ anchor, heading }) => [anchor, heading]);
}

function areSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}

function hasPending({ sections }: Article): boolean {
  return sections.some(({ body }) => body.marks.some(isPending));
}

function isPending(mark: Mark): boolean {
  return (mark.kind === 'link' || mark.kind === 'image') && isPendingLink(mark.url);
}

function pendingOf({ sections }: Article): readonly string[] {
  return sections.flatMap(({ body }) => body.marks.flatMap((mark) => ('url' in mark && isPending(mark) ? [mark.url] : [])));
}

/** With the hash that it had. */
function withLinks(article: Article, resolved: ReadonlyMap<string, ResolvedLink>): Article {
  const sections = article.sections.map((section): Section => {
    if (!section.body.marks.some(isPending)) return section;
    const marks = section.body.marks.flatMap((mark): readonly Mark[] => {
      if (!('url' in mark) || !isPending(mark)) return [mark];
      const url = addressOf(resolved.get(mark.url));
      return url === undefined ? [] : [{ ...mark, url }];
    });
    return { ...section, body: { ...section.body, marks } };
  });
  return { ...article, sections };
}

function addressOf(link: ResolvedLink | undefined): string | undefined {
  return link?.kind === 'found' || link?.kind === 'guessed' ? link.url : undefined;
}

function problemsOf({ file }: Article, resolved: ReadonlyMap<string, ResolvedLink>): readonly Problem[] {
  return [...resolved].flatMap(([url, link]) => {
    if (link.kind !== 'dead' || file === undefined) return [];
    const written = url.slice(url.indexOf(':') + 1);
    return [
      fileProblem('warning', 'link.dead', file.path, {
        what: `The link to \`${written.slice(0, 100)}\` leads nowhere`,
        why: 'there is no such file among the articles, so its words are shown without a link',
        fix: 'Correct the path, or remove the link',
      }),
    ];
  });
}
