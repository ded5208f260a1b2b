import type { Article } from '../content/article.ts';
import { isAcronym } from './name-pattern.ts';
import { supportedLocale } from './supported-locale.ts';
import { termKey } from './term-key.ts';

/** A name that articles use: a person, a company, a machine. */
export interface Entity {
  /** As it is spelled most often. */
  readonly name: string;
  /** In how many sections it stands. */
  readonly sections: number;
}

/** From this many sections on a name is worth suggesting. */
const minSections = 3;
/** Above this share of capitals, capitals say nothing: German writes every noun so. */
const maxCapitalShare = 0.3;
/** Where a capital is only the beginning of a sentence, a quotation or a list item. */
const sentenceStart = /(?:^|[.!?:;…。]["'”’)\]]*\s+|\n\s*|["“‘«„(\[•]\s*|^\s*(?:[-*•]|\d+\.)\s+)$/u;
const capitalized = /(?<![\p{L}\p{N}\p{M}_'’])\p{Lu}[\p{L}\p{N}\p{M}]*(?:[ -]\p{Lu}[\p{L}\p{N}\p{M}]*){0,3}/gu;

interface Tally {
  readonly spellings: Map<string, number>;
  sections: number;
  inside: number;
  lastSection: number;
}

/** Names written with a capital inside sentences, most used first. Scripts without capitals have none. */
export function mineEntities(articles: readonly Article[], lang: string): readonly Entity[] {
  const tallies = new Map<string, Tally>();
  const calendar = calendarWords(lang);
  let number = 0;
  for (const article of articles) {
    const isNoisy = capitalShare(article) > maxCapitalShare;
    for (const { body } of article.sections) {
      number += 1;
      for (const { kind, contentStart, end } of body.blocks) {
        if (kind !== 'code') countNames(body.text.slice(contentStart, end), number, isNoisy, tallies);
      }
    }
  }
  const kept = [...tallies].filter(([key, tally]) => tally.sections >= minSections && tally.inside >= minSections && !calendar.has(key));
  return withoutParts(kept).map(([, { spellings, sections }]) => ({ name: mostUsed(spellings), sections })).sort((a, b) => b.sections - a.sections);
}

function countNames(text: string, section: number, isNoisy: boolean, tallies: Map<string, Tally>): void {
  for (const { 0: name, index } of text.matchAll(capitalized)) {
    const atStart = index === 0 || sentenceStart.test(text.slice(Math.max(0, index - 6), index));
    const words = name.split(' ');
    // A sentence's first word is not part of the name that follows it: "When Colossus".
    if (atStart && words.length > 1) count(words.slice(1).join(' '), section, true, isNoisy, tallies);
    count(name, section, !atStart, isNoisy, tallies);
    if (words.length > 1) for (const [position, word] of words.entries()) count(word, section, !atStart || position > 0, isNoisy, tallies);
  }
}

function count(name: string, section: number, inside: boolean, isNoisy: boolean, tallies: Map<string, Tally>): void {
  if (name.length < 2 || (isNoisy && !isDistinct(name))) return;
  const key = termKey(name);
  const tally = tallies.get(key) ?? { spellings: new Map<string, number>(), sections: 0, inside: 0, lastSection: -1 };
  tallies.set(key, tally);
  tally.spellings.set(name, (tally.spellings.get(name) ?? 0) + 1);
  if (inside) tally.inside += 1;
  if (tally.lastSection !== section) tally.sections += 1;
  tally.lastSection = section;
}

/** A name even where every noun has a capital: `SpaceX`, `H100`, `NVIDIA`. */
function isDistinct(name: string): boolean {
  return isAcronym(name) || /\p{Ll}\p{Lu}|\p{L}\p{N}|^\p{Lu}{2,}$/u.test(name);
}

/** `Mars` of `Mars Lander` is a name of its own only if it is used without the other. */
function withoutParts(kept: readonly (readonly [string, Tally])[]): readonly (readonly [string, Tally])[] {
  const longer = kept.filter(([key]) => key.includes(' '));
  const covered = new Map<string, number>();
  for (const [key, { sections }] of longer) for (const word of key.split(' ')) covered.set(word, Math.max(covered.get(word) ?? 0, sections));
  return kept.filter(([key, { sections }]) => key.includes(' ') || (covered.get(key) ?? 0) < sections * 0.8);
}

/** The share of words that begin with a capital, in the article's first thousand letters of running text. */
function capitalShare({ sections }: Article): number {
  const sample = sections.map(({ body }) => body.text.slice(0, 400)).join('\n').slice(0, 4000);
  const words = sample.match(/\p{L}+/gu) ?? [];
  const cased = words.filter((word) => /^[\p{Lu}\p{Ll}]/u.test(word));
  return cased.length < 40 ? 0 : cased.filter((word) => /^\p{Lu}/u.test(word)).length / cased.length;
}

function mostUsed(spellings: ReadonlyMap<string, number>): string {
  return [...spellings].reduce((best, spelling) => (spelling[1] > best[1] ? spelling : best))[0];
}

/** Months and days of the week, which English writes with a capital, in English and the publication's language. */
function calendarWords(lang: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const locale of new Set(['en', supportedLocale(lang)])) {
    const month = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
    const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
    for (let index = 0; index < 12; index += 1) {
      words.add(termKey(month.format(Date.UTC(2024, index, 1))));
      words.add(termKey(weekday.format(Date.UTC(2024, 0, 1 + index))));
    }
  }
  return words;
}
