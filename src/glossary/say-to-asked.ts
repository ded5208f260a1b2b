import type { RichText, Span } from '../content/rich-text.ts';
import type { Around } from './asked/asked-form.ts';
import { takeUp } from './asked/take-up.ts';
import { askedForms } from './asked-forms.ts';
import type { FoundMention } from './find-mentions.ts';
import type { TermDefinition } from './glossary.ts';
import type { Language } from './mining/language.ts';
import { languageOf } from './mining/languages.ts';
import { splitSentences } from './mining/split-sentences.ts';

/** Sections that are read for it, the one that says most first: some 0.2 ms each. */
const MAX_SECTIONS = 12;
/** A name that stands in every line is explained by none of the later ones. */
const MAX_SPANS = 60;
/** A longer sentence explains more than a name; a shorter one says nothing. UTF-16 code units. */
const LEAST = 24;
const MOST = 500;

interface Telling extends Span {
  /** The place among the forms: the least is the surest. */
  readonly rank: number;
}

/**
 * The sentence that explains best a name that nobody has defined, out of the sections that have it: words of an article, and no definition.
 * Nothing if no sentence does.
 */
export function sayToAsked(found: readonly FoundMention[]): readonly TermDefinition[] {
  let best: { readonly telling: Telling; readonly mention: FoundMention } | undefined;
  for (const mention of found.slice(0, MAX_SECTIONS)) {
    if (mention.article.retraction !== undefined) continue;
    const telling = findTelling(mention.section.body, mention.spans(), languageOf(mention.article.lang));
    if (telling !== undefined && (best === undefined || telling.rank < best.telling.rank)) best = { telling, mention };
  }
  if (best === undefined) return [];
  const { telling, mention } = best;
  const { article, section } = mention;
  const { start, end } = telling;
  return [{ text: section.body.text.slice(start, end), source: { kind: 'article', article, section, span: { start, end } }, alsoIn: [] }];
}

function findTelling({ text, blocks }: RichText, spans: readonly Span[], language: Language): Telling | undefined {
  let best: Telling | undefined;
  for (const { kind, contentStart, end } of blocks) {
    const within = spans.slice(0, MAX_SPANS).filter((span) => span.start >= contentStart && span.end <= end);
    if (kind !== 'paragraph' || within.length === 0) continue;
    const sentences = splitSentences(text, contentStart, end);
    for (const [index, sentence] of sentences.entries()) {
      // A question asks, and a colon leads to what is told.
      if (/[?:：？]["”’)]*$/u.test(text.slice(sentence.end - 3, sentence.end))) continue;
      for (const span of within) {
        if (span.start < sentence.start || span.end > sentence.end) continue;
        const clause = clauseAround(text, sentence, span);
        const length = clause.end - clause.start;
        if (length < LEAST || length > MOST) continue;
        const telling = tellingOf(clause, language) ?? takenUp(text, clause, sentences[index + 1], language);
        if (telling !== undefined && (best === undefined || telling.rank < best.rank)) best = telling;
      }
    }
  }
  return best;
}

function tellingOf(clause: Span & Around, language: Language): Telling | undefined {
  const rank = askedForms.findIndex((form) => form.explains(clause, language));
  return rank === -1 ? undefined : { start: clause.start, end: clause.end, rank };
}

/** The sentence with the name and the next one, which says of it what it is. */
function takenUp(text: string, clause: Span & Around, next: Span | undefined, language: Language): Telling | undefined {
  if (next === undefined || next.end - clause.start > MOST) return undefined;
  const around = takeUp(clause, text.slice(next.start, next.end), language);
  const rank = around === undefined ? -1 : askedForms.findIndex((form) => form.explains(around, language));
  // Of two that are alike, the one that has the name itself is surer.
  return rank === -1 ? undefined : { start: clause.start, end: next.end, rank: rank + 0.5 };
}

/** The part of a sentence between semicolons, or behind a colon, that a name stands in. */
function clauseAround(text: string, sentence: Span, span: Span): Span & Around {
  const start = sentence.start + (/^.*[;:]\s/su.exec(text.slice(sentence.start, span.start))?.[0].length ?? 0);
  const semicolon = text.slice(span.end, sentence.end).indexOf('; ');
  const end = semicolon === -1 ? sentence.end : span.end + semicolon;
  return { start, end, name: text.slice(span.start, span.end), before: text.slice(start, span.start), after: text.slice(span.end, end) };
}
