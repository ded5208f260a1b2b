import type { Article } from '../../content/article.ts';
import type { MinedDefinition } from '../../content/mined-definition.ts';
import { foldName } from '../../search/fold-name.ts';
import { viewArticle } from './article-view.ts';
import { isSpace } from './class-of.ts';
import { balance } from './balance.ts';
import { confidenceOf, KEPT, readSignals, SURE } from './confidence.ts';
import { formsOf } from './forms.ts';
import { readPassages } from './read-passages.ts';
import type { Finding, Passage } from './passage.ts';
import { isData, MAX_TEXT } from './rules.ts';

export type { MinedDefinition } from '../../content/mined-definition.ts';

/**
 * The explanations of an article's names, in its own words: from bullets and definition lists as well as from prose. In the order of the
 * text. Of a passage that reads like several forms, or of several that overlap, the surest stays.
 */
export function mineDefinitions(article: Article): readonly MinedDefinition[] {
  const view = viewArticle(article);
  const mined: MinedDefinition[] = [];
  const forms = formsOf(article);
  for (const passage of readPassages(view)) {
    const found: MinedDefinition[] = [];
    for (const form of forms) {
      for (const finding of form(passage)) {
        const definition = judge(passage, finding);
        if (definition !== undefined) found.push(definition);
      }
    }
    mined.push(...withoutRepeats(found));
  }
  return mined;
}

function judge(passage: Passage, finding: Finding): MinedDefinition | undefined {
  const { form, name } = finding;
  if (finding.end - finding.start > MAX_TEXT || finding.end - finding.start < 4) return undefined;
  const range = form === 'bullet' ? finding : balance(passage.text, finding);
  // A sentence that only spells a name out is kept with half of a quotation.
  if (range === undefined && form !== 'abbreviation') return undefined;
  const { start } = range ?? finding;
  const whole = (range ?? finding).end;
  // `A skeg is a fin that keeps the course:` is whole without what the colon leads to.
  const isWhole = finding.predicate?.classifies === true || (form === 'purpose' && !announces(passage.text.slice(start, whole)));
  const end = (form === 'copula' || form === 'purpose') && isWhole ? withoutColon(passage.text, start, whole) : whole;
  // The text stops before the words that a colon leads to. An abbreviation is spelled out before them.
  if (form !== 'bullet' && form !== 'abbreviation' && endsWithColon(passage.text, start, end)) return undefined;
  if (isData(passage.text.slice(start, end))) return undefined;
  const signals = readSignals(passage, finding);
  if (signals === undefined) return undefined;
  const confidence = confidenceOf(form, signals);
  if (confidence < KEPT) return undefined;
  return {
    headword: name.headword,
    ...(name.aliases.length === 0 ? {} : { aliases: name.aliases }),
    text: passage.text.slice(start, end),
    section: passage.section,
    start,
    end,
    form,
    confidence,
    sure: confidence >= SURE,
  };
}

/** `Gannet has the following parts:`, `Gannet lets crews do three things:`: nothing is told before the list. */
function announces(words: string): boolean {
  return announcing.test(words) || words.split(/\s+/u).length < MIN_TOLD;
}

const announcing =
  /\s(?:follow\p{L}+(?:\s\p{L}+){0,2}|these|this|those|here|below|is|are|can|may|to|by|with|from|either|both|as|[\p{Ll}-]+s)\s*:\s*$/iu;
/** A verb with its object, and what it is for. */
const MIN_TOLD = 8;

function withoutColon(text: string, start: number, end: number): number {
  return endsWithColon(text, start, end) ? start + text.slice(start, end).trimEnd().length - 1 : end;
}

function endsWithColon(text: string, start: number, end: number): boolean {
  let last = end - 1;
  while (last >= start && isSpace(text.charCodeAt(last))) last -= 1;
  return last >= start && (text[last] === ':' || text[last] === '：');
}

/** Of what is said of one name in overlapping words the surest; the order is that of the text. */
function withoutRepeats(found: readonly MinedDefinition[]): readonly MinedDefinition[] {
  if (found.length < 2) return found;
  const perName = Map.groupBy(found, ({ headword }) => foldName(headword));
  const kept = [...perName.values()].flatMap((same) => (same.length === 1 ? same : surestOf(same)));
  return kept.sort((a, b) => a.start - b.start);
}

/** An article or signs around a name. UTF-16 code units. */
const MAX_SHARED = 4;

function surestOf(same: readonly MinedDefinition[]): readonly MinedDefinition[] {
  const kept: MinedDefinition[] = [];
  for (const definition of [...same].sort((a, b) => b.confidence - a.confidence)) {
    // Only the name in common: `the geologist Ada Quist, who leads the cruise` tells two things.
    const most = definition.headword.length + MAX_SHARED;
    const isRepeat = kept.some((other) => Math.min(other.end, definition.end) - Math.max(other.start, definition.start) > most);
    if (!isRepeat) kept.push(definition);
  }
  return kept;
}
