import type { Article } from '../content/article.ts';
import type { DefinedTerm } from '../glossary/glossary.ts';
import type { Correction, Hit, SearchOutcome } from '../search/search.ts';
import { clip } from './clip.ts';
import { definitionBlocks } from './compose-definition.ts';
import { composeResult, pickerOf } from './compose-results.ts';
import { missingLine, nothingMentions, saysLeftOut } from './missing-line.ts';
import { composeSection, type SectionReplyOptions } from './compose-section.ts';
import type { Action, Reply, ReplyBlock } from './reply.ts';
import type { Words } from '../words/words.ts';
import { languageOf } from './language-of.ts';
import { describeUnmet } from './describe-reason.ts';

type HitsOutcome = Extract<SearchOutcome, { kind: 'hits' }>;
type NoMatchOutcome = Extract<SearchOutcome, { kind: 'noMatch' }>;

/** Number of other readings of a query that are offered as buttons: they stay on one line on a phone. */
const maxSuggestionButtons = 3;

/** Of a query that is repeated in an answer, so many characters: the answer is what counts. */
const maxEcho = 120;

/** The language of the answer, and its look, which is the publication's. */
export type Branding = Pick<SectionReplyOptions, 'words' | 'color' | 'footer'>;

/** The best hit's section, whole, below the definition of the words if there is one, and the other hits to choose from. */
export function composeHits(
  query: string,
  { hits, corrections, missing, isApart, leftOut, suggestions }: HitsOutcome,
  look: Branding,
  defined?: DefinedTerm | undefined,
  terms: readonly string[] = [],
): Reply | undefined {
  const [best, ...others] = hits;
  if (!best) return undefined;
  const { words } = look;
  return composeSection(best.article, best.section, {
    ...look,
    audience: 'channel',
    query,
    link: best.link,
    terms: terms.filter((name) => name !== defined?.headword),
    before: [
      ...correctionLine(corrections, words),
      ...missingLine({ missing, isApart, leftOut }, words),
      ...definitionOnTop(defined, words),
    ],
    actions: [...insteadButton(query, corrections, words), ...suggestionButtons(suggestions), ...pickerOf(others, words.moreAnswers)],
  });
}

function definitionOnTop(defined: DefinedTerm | undefined, words: Words): readonly ReplyBlock[] {
  return defined === undefined ? [] : [...definitionBlocks(defined.headword, defined.definition, words), { kind: 'rule' }];
}

/** Hits as a list, for a query that names a set of articles and no words: the newest first. */
export function composeHitList(query: string, hits: readonly Hit[], look: Branding): Reply {
  const { words } = look;
  return {
    audience: 'channel',
    ...languageOf(words),
    summary: words.results(hits.length, query),
    blocks: [
      { kind: 'paragraph', text: words.newestFor(query), muted: true },
      { kind: 'results', items: hits.map((hit, position) => composeResult(hit, position + 1, words)) },
      ...(look.footer === undefined ? [] : [{ kind: 'credit', text: look.footer } as const]),
    ],
    actions: [...pickerOf(hits, words.readOne)],
    share: { kind: 'search', query },
    ...(look.color === undefined ? {} : { color: look.color }),
  };
}

/** Says honestly that nothing matches, with the nearest queries that do and the newest articles. */
export function composeNoMatch(query: string, outcome: NoMatchOutcome, newest: readonly Article[], words: Words): Reply {
  const { suggestions, leftOut } = outcome;
  const said = noMatchText(query, outcome, words);
  const blocks: ReplyBlock[] = [{ kind: 'notice', tone: 'info', text: said }];
  if (leftOut.length > 0) blocks.push({ kind: 'paragraph', text: saysLeftOut(leftOut, words) });
  if (suggestions.length > 0) blocks.push({ kind: 'paragraph', text: words.didYouMean });
  return {
    audience: 'asker',
    summary: said,
    blocks,
    actions: [...suggestionButtons(suggestions), ...articlePicker(newest, words.newestArticles)],
  };
}

function noMatchText(query: string, { unmet, missing }: NoMatchOutcome, words: Words): string {
  if (unmet !== undefined) return describeUnmet(unmet, words);
  return missing.length > 0 ? nothingMentions(missing, words) : words.nothingMatches(clip(query, maxEcho));
}

/** The answer to an empty question: how to ask, and something to read. */
export function composeInvitation(how: string, articles: readonly Article[], label: string): Reply {
  const actions = [...articlePicker(articles, label)];
  return { audience: 'asker', summary: how, blocks: [{ kind: 'notice', tone: 'info', text: how }], actions };
}

export function articlePicker(articles: readonly Article[], label: string): readonly Action[] {
  const items = articles.flatMap((article) => (article.sections[0] ? [{ article, section: article.sections[0] }] : []));
  return pickerOf(items, label).map((action) =>
    action.kind === 'menu'
      ? {
          ...action,
          options: action.options.map((option, position) => ({ ...option, label: items[position]?.article.title ?? option.label })),
        }
      : action,
  );
}

function correctionLine(corrections: readonly Correction[], words: Words): readonly ReplyBlock[] {
  if (corrections.length === 0) return [];
  return [{ kind: 'paragraph', text: words.showing(corrections), muted: true }];
}

function insteadButton(query: string, corrections: readonly Correction[], words: Words): readonly Action[] {
  if (corrections.length === 0) return [];
  const typed = corrections.map((correction) => correction.typed).join(' ');
  return [{ kind: 'button', label: words.searchInstead(clip(typed, 40)), intent: { kind: 'search', query, exact: true } }];
}

function suggestionButtons(suggestions: readonly string[]): readonly Action[] {
  return suggestions
    .slice(0, maxSuggestionButtons)
    .map((suggestion) => ({ kind: 'button', label: clip(suggestion, 70), intent: { kind: 'search', query: suggestion } }));
}
