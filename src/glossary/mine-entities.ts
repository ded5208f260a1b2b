import type { Article } from '../content/article.ts';
import { isFunctionWord } from './function-word.ts';
import { isAcronym } from '../search/acronym.ts';
import { supportedLocale } from './supported-locale.ts';
import { foldName } from '../search/fold-name.ts';

/** A name that articles use: a person, a company, a machine. */
export interface Entity {
  /** As it is spelled most often. */
  readonly name: string;
  /** In how many sections it stands. */
  readonly sections: number;
}

/** Names are mined from so many of the newest sections, which bounds their number, and takes some 0.3 s in all. */
const maxMined = 20_000;
/** From this many sections on a name is worth suggesting. */
const minSections = 3;
/** Above this share of capitals, capitals say nothing: German writes every noun so. */
const maxCapitalShare = 0.3;
const capitalized = /\p{Lu}[\p{L}\p{N}\p{M}]*(?:[ -]\p{Lu}[\p{L}\p{N}\p{M}]*){0,3}/gu;
const sentenceEdge = '.!?:;…。"“‘«„([•\n-*)';
const partOfWord = /[\p{L}\p{N}\p{M}_'’]/u;

/** By the name as it is written. */
type Tallies = Map<string, Tally>;

interface Tally {
  sections: number;
  inside: number;
  lastSection: number;
}

/** Names written with a capital inside sentences, most used first. Scripts without capitals have none. */
export function mineEntities(articles: readonly Article[], lang: string): readonly Entity[] {
  const miner = createEntityMiner();
  const mining = miner.mine(articles);
  while (mining.next().done !== true);
  return miner.entities(lang);
}

/** Keeps count of names from one edition to the next, at the price of what changed. */
export interface EntityMiner {
  /** Takes away at once what is not among these articles any more; what is new is counted an article a step. */
  mine(articles: readonly Article[]): Generator<void, void>;
  /** The names of the articles that were counted. */
  entities(lang: string): readonly Entity[];
}

export function createEntityMiner(): EntityMiner {
  const total: Tallies = new Map();
  const counted = new Set<Article>();

  function add(article: Article, sign: 1 | -1): void {
    for (const [name, { sections, inside }] of tallyOf(article)) {
      const tally = total.get(name);
      if (tally === undefined) total.set(name, { sections, inside, lastSection: 0 });
      else if (tally.sections + sign * sections <= 0) total.delete(name);
      else {
        tally.sections += sign * sections;
        tally.inside += sign * inside;
      }
    }
  }

  function* countNew(wanted: readonly Article[]): Generator<void, void> {
    for (const article of wanted) {
      if (counted.has(article)) continue;
      counted.add(article);
      add(article, 1);
      yield;
    }
  }

  return {
    mine(articles) {
      const wanted = newestOf(articles);
      const kept = new Set(wanted);
      const gone = [...counted].filter((article) => !kept.has(article));
      // To count most of them back is no quicker than to begin anew.
      const isOther = gone.length * 2 > counted.size;
      if (isOther) total.clear();
      for (const article of isOther ? [...counted] : gone) {
        if (!isOther) add(article, -1);
        counted.delete(article);
      }
      return countNew(wanted);
    },
    entities(lang) {
      const calendar = calendarWords(lang);
      const names = bySpelling(total).filter(({ key }) => !calendar.has(key) && !isFunctionWord(key));
      return withoutParts(names).map(({ name, sections }) => ({ name, sections }));
    },
  };
}

function newestOf(articles: readonly Article[]): readonly Article[] {
  let sections = 0;
  return articles.filter((article) => {
    const isCounted = sections < maxMined;
    sections += article.sections.length;
    return isCounted;
  });
}

function tallyOf(article: Article): Tallies {
  const tallies: Tallies = new Map();
  const isNoisy = capitalShare(article) > maxCapitalShare;
  article.sections.forEach(({ body }, number) => {
    for (const { kind, contentStart, end } of body.blocks) {
      if (kind !== 'code') countNames(body.text.slice(contentStart, end), number, isNoisy, tallies);
    }
  });
  return tallies;
}

function countNames(text: string, section: number, isNoisy: boolean, tallies: Tallies): void {
  for (const { 0: name, index } of text.matchAll(capitalized)) {
    if (index > 0 && partOfWord.test(text[index - 1] ?? '')) continue;
    const atStart = beginsSentence(text, index);
    count(name, section, !atStart, isNoisy, tallies);
    if (!name.includes(' ')) continue;
    const words = name.split(' ');
    // A sentence's first word is not part of the name that follows it: "When Colossus".
    if (atStart && words.length > 2) count(words.slice(1).join(' '), section, true, isNoisy, tallies);
    for (const [position, word] of words.entries()) count(word, section, !atStart || position > 0, isNoisy, tallies);
  }
}

function count(name: string, section: number, inside: boolean, isNoisy: boolean, tallies: Tallies): void {
  if (name.length < 2 || (isNoisy && !isDistinct(name))) return;
  let tally = tallies.get(name);
  if (tally === undefined) {
    tally = { sections: 0, inside: 0, lastSection: -1 };
    tallies.set(name, tally);
  }
  if (inside) tally.inside += 1;
  if (tally.lastSection !== section) tally.sections += 1;
  tally.lastSection = section;
}

/** Places at which a capital is only the beginning of a sentence, a quotation or a list item. */
function beginsSentence(text: string, index: number): boolean {
  let at = index - 1;
  while (at >= 0 && (text[at] === ' ' || text[at] === '\t')) at -= 1;
  return at < 0 || sentenceEdge.includes(text[at] ?? '');
}

/** A name even where every noun has a capital: `SpaceX`, `H100`, `NVIDIA`. */
function isDistinct(name: string): boolean {
  return isAcronym(name) || /\p{Ll}\p{Lu}|\p{L}\p{N}|^\p{Lu}{2,}$/u.test(name);
}

interface Spelled extends Entity {
  readonly key: string;
}

/** The spelling used most stands for the others: `NVIDIA` for `Nvidia`. Most used first. */
function bySpelling(tallies: Tallies): readonly Spelled[] {
  const names = new Map<string, Spelled>();
  const often = [...tallies].filter(([, { sections, inside }]) => sections >= minSections && inside >= minSections);
  for (const [name, { sections }] of often.sort((a, b) => b[1].sections - a[1].sections)) {
    const key = foldName(name);
    if (!names.has(key)) names.set(key, { name, key, sections });
  }
  return [...names.values()];
}

/** `Mars` of `Mars Lander` is a name of its own only if it is used without the other. */
function withoutParts(names: readonly Spelled[]): readonly Spelled[] {
  const covered = new Map<string, number>();
  for (const { key, sections } of names) {
    if (key.includes(' ')) for (const word of key.split(' ')) covered.set(word, Math.max(covered.get(word) ?? 0, sections));
  }
  return names.filter(({ key, sections }) => key.includes(' ') || (covered.get(key) ?? 0) < sections * 0.8);
}

/** The share of words that begin with a capital, in the article's first thousand letters of running text. */
function capitalShare({ sections }: Article): number {
  const sample = sections
    .map(({ body }) => body.text.slice(0, 400))
    .join('\n')
    .slice(0, 4000);
  const words = sample.match(/\p{L}+/gu) ?? [];
  const cased = words.filter((word) => /^[\p{Lu}\p{Ll}]/u.test(word));
  return cased.length < 40 ? 0 : cased.filter((word) => /^\p{Lu}/u.test(word)).length / cased.length;
}

/** Months and days of the week, which English writes with a capital, in English and the publication's language. */
function calendarWords(lang: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const locale of new Set(['en', supportedLocale(lang)])) {
    const month = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
    const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
    for (let index = 0; index < 12; index += 1) {
      words.add(foldName(month.format(Date.UTC(2024, index, 1))));
      words.add(foldName(weekday.format(Date.UTC(2024, 0, 1 + index))));
    }
  }
  return words;
}
