import type { Article } from '../content/article.ts';
import { slipBudget } from '../glossary/slips.ts';
import { createWordBeginnings, type WordBeginnings } from '../glossary/word-beginnings.ts';
import { once } from '../glossary/once.ts';
import { rememberLast } from '../glossary/remember-last.ts';
import { foldName } from '../search/fold-name.ts';
import { tellingWordsOf } from './name-slips.ts';

const MAX_SEVERAL = 6;
/** Words of a reference that are looked for, the first that say something: no title needs more to be told from the others. */
const MAX_WORDS = 8;
/** Words of titles that are compared letter by letter for one word of a reference, where none is one slip away. */
const MAX_COMPARED = 300;
/** Articles looked at for one reference, of the rarest of its words first: some 2 ms. */
const MAX_VISITED = 40_000;

/** The names of an article. */
interface Names {
  readonly slug: string;
  readonly title: string;
  readonly url: string | undefined;
  readonly formerSlugs: readonly string[];
}

/** The words of titles and slugs, each once, with the articles that have it, by number. */
interface TitleWords {
  readonly beginnings: WordBeginnings;
  readonly articlesOf: readonly (readonly number[])[];
}

/** The readings of a word of a reference, with the slips of each. */
type Reading = ReadonlyMap<number, number>;

/** Finds articles by what they are called, as numbers in the order they were given. Nothing else of them is in it. */
export interface TitleTable {
  find(reference: string): readonly number[];
  /** Makes what a title that is not named exactly is found by, a piece at a time: so that nobody's question waits for it. */
  readonly prepare: readonly (() => unknown)[];
}

export interface ArticleFinder {
  find(reference: string): readonly Article[];
  readonly prepare: TitleTable['prepare'];
}

/**
 * Finds the articles that a reference names: by slug, address or title, by a part of the title, or by words of the title with slips and in any
 * order. One when it is clear which; none when nothing is called so. An article that only speaks of it is another thing.
 */
export function createArticleFinder(
  articles: readonly Article[],
  titleTable: (names: readonly Names[]) => TitleTable = createTitleTable,
): ArticleFinder {
  const { find, prepare } = titleTable(
    articles.map(({ slug, title, url, formerSlugs = [] }): Names => ({ slug, title, url, formerSlugs })),
  );
  return { find: (reference) => find(reference).map((number) => articles[number] as Article), prepare };
}

/** Keeps the table of the last edition: most that is saved changes no title. */
export function createTitleTables(): (names: readonly Names[]) => TitleTable {
  return rememberLast(createTitleTable, (a, b) => a.length === b.length && a.every((names, number) => isCalledAlike(names, b[number])));
}

function isCalledAlike(a: Names, b: Names | undefined): boolean {
  return a.slug === b?.slug && a.title === b.title && a.url === b.url && a.formerSlugs.join(' ') === b.formerSlugs.join(' ');
}

function createTitleTable(all: readonly Names[]): TitleTable {
  const byName = new Map<string, number>();
  // A slug that an article had before gives way to one that another has now.
  for (const listed of [namesOf, ({ formerSlugs }: Names) => formerSlugs])
    for (const [number, names] of all.entries()) for (const name of listed(names)) if (!byName.has(name)) byName.set(name, number);
  // A reference that is chosen from the suggestions is exact, and needs neither.
  const titles = once(() => all.map(({ title }) => foldName(title)));
  const searched = once(() => searchableTitles(titles()));
  const words = once(() => wordsOfTitles(all, titles()));

  function find(reference: string): readonly number[] {
    const exact = byName.get(reference.trim()) ?? byName.get(foldName(reference)) ?? byName.get(addressOf(reference));
    if (exact !== undefined) return [exact];
    if (isAddress(reference)) return [byName.get(lastSegment(reference))].filter((number) => number !== undefined);
    const folded = foldName(reference);
    if (folded === '') return [];
    const containing = searched()(folded, MAX_SEVERAL);
    return containing.length > 0 ? containing : nearest(folded, words()).slice(0, MAX_SEVERAL);
  }

  return { find, prepare: [titles, searched, words] };
}

/** Those whose titles have every word, with the fewest slips. */
function nearest(folded: string, { beginnings, articlesOf }: TitleWords): readonly number[] {
  const readings = tellingWordsOf(folded)
    .slice(0, MAX_WORDS)
    .map((word) => readingOf(word, beginnings))
    .map((reading) => ({ reading, count: [...reading.keys()].reduce((sum, item) => sum + (articlesOf[item]?.length ?? 0), 0) }))
    .sort((a, b) => a.count - b.count);
  let visits = MAX_VISITED;
  let found: ReadonlyMap<number, number> | undefined;
  for (const { reading } of readings) {
    const having = new Map<number, number>();
    // The fewest slips first: where there is too much to look at, it is what is furthest off that is left out.
    for (const [item, slips] of [...reading].sort((a, b) => a[1] - b[1])) {
      for (const article of articlesOf[item] ?? []) {
        const before = found === undefined ? 0 : found.get(article);
        visits -= 1;
        if (before !== undefined) having.set(article, Math.min(before + slips, having.get(article) ?? Number.POSITIVE_INFINITY));
      }
      if (visits < 0) break;
    }
    found = having;
    if (found.size === 0) return [];
  }
  // Not as arguments of one call: there may be more than a call takes.
  const fewest = [...(found?.values() ?? [])].reduce((least, slips) => Math.min(least, slips), Number.POSITIVE_INFINITY);
  return [...(found ?? [])].filter(([, slips]) => slips === fewest).map(([article]) => article);
}

function readingOf(word: string, beginnings: WordBeginnings): Reading {
  const reading = new Map<number, number>();
  const add = (item: number, slips: number): void => {
    reading.set(item, Math.min(slips, reading.get(item) ?? slips));
  };
  const budget = slipBudget(word.length);
  for (const item of beginnings.within(word, 0)) add(item, 0);
  if (budget > 0) for (const item of beginnings.within(word, 1)) add(item, 1);
  if (budget > 1 && reading.size === 0) for (const [item, slips] of beginnings.twoSlips(word, MAX_COMPARED)) add(item, slips);
  return reading;
}

/** Finds the titles that have a text in them, in order, by one search over all of them in a row. */
function searchableTitles(titles: readonly string[]): (folded: string, limit: number) => readonly number[] {
  const all = `\n${titles.join('\n')}`;
  const starts = new Uint32Array(titles.length);
  let at = 1;
  titles.forEach((title, number) => {
    starts[number] = at;
    at += title.length + 1;
  });
  return (folded, limit) => {
    const found: number[] = [];
    for (let place = all.indexOf(folded); place >= 0 && found.length < limit; ) {
      const number = numberAt(starts, place);
      found.push(number);
      place = number + 1 < starts.length ? all.indexOf(folded, starts[number + 1]) : -1;
    }
    return found;
  };
}

/** The last title that begins at a place or before it. */
function numberAt(starts: Uint32Array, place: number): number {
  let low = 0;
  let high = starts.length;
  while (low + 1 < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] as number) <= place) low = middle;
    else high = middle;
  }
  return low;
}

/** Thousands of titles share their words: each is there once. */
function wordsOfTitles(all: readonly Names[], titles: readonly string[]): TitleWords {
  const byWord = new Map<string, number[]>();
  all.forEach(({ slug }, number) => {
    for (const word of new Set(`${titles[number]} ${foldName(slug)}`.split(' '))) {
      const having = byWord.get(word);
      if (having) having.push(number);
      else byWord.set(word, [number]);
    }
  });
  return { beginnings: createWordBeginnings([...byWord.keys()]), articlesOf: [...byWord.values()] };
}

function namesOf({ slug, title, url }: Names): readonly string[] {
  return [slug, foldName(slug), foldName(title), ...(url === undefined ? [] : [url, addressOf(url)])];
}

/** An address as readers copy it: with or without scheme, `www.`, a slash at the end, and what was counted behind it. */
function addressOf(url: string): string {
  return url
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//u, '')
    .replace(/^www\./u, '')
    .replace(/[?#].*$/u, '')
    .replace(/\/+$/u, '');
}

function isAddress(reference: string): boolean {
  return /^(?:https?:\/\/|www\.)\S+$|^[\w-]+(?:\.[\w-]+)+\/\S+$/iu.test(reference.trim());
}

function lastSegment(url: string): string {
  return addressOf(url).split('/').at(-1) ?? '';
}
