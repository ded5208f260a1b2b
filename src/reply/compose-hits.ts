import type { Article } from '../content/article.ts';
import type { DefinedTerm } from '../glossary/glossary.ts';
import type { Correction, Hit, SearchOutcome } from '../search/search.ts';
import { clip } from './clip.ts';
import { definitionBlocks } from './compose-definition.ts';
import { composeResult, pickerOf } from './compose-results.ts';
import { missingLine, nothingMentions, saysLeftOut } from './missing-line.ts';
import { composeSection, type SectionReplyOptions } from './compose-section.ts';
import type { Action, Reply, ReplyBlock } from './reply.ts';

type HitsOutcome = Extract<SearchOutcome, { kind: 'hits' }>;
type NoMatchOutcome = Extract<SearchOutcome, { kind: 'noMatch' }>;

/** Number of other readings of a query that are offered as buttons: they stay on one line on a phone. */
const maxSuggestionButtons = 3;

/** Of a query that is repeated in an answer, so many characters: the answer is what counts. */
const maxEcho = 120;

/** The look of the answer, from the publication. */
export type AnswerLook = Pick<SectionReplyOptions, 'color' | 'footer'>;

/** The best hit's section, whole, below the definition of the words if there is one, and the other hits to choose from. */
export function composeHits(
  query: string,
  { hits, corrections, missing, isApart, leftOut, suggestions }: HitsOutcome,
  look: AnswerLook,
  defined?: DefinedTerm | undefined,
): Reply | undefined {
  const [best, ...others] = hits;
  if (!best) return undefined;
  return composeSection(best.article, best.section, {
    ...look,
    audience: 'channel',
    query,
    link: best.link,
    before: [...correctionLine(corrections), ...missingLine({ missing, isApart, leftOut }), ...definitionOnTop(defined)],
    actions: [...insteadButton(query, corrections), ...suggestionButtons(suggestions), ...pickerOf(others, 'More answers')],
  });
}

function definitionOnTop(defined: DefinedTerm | undefined): readonly ReplyBlock[] {
  return defined === undefined ? [] : [...definitionBlocks(defined.headword, defined.definition), { kind: 'rule' }];
}

/** Hits as a list, for a query that names a set of articles and no words: the newest first. */
export function composeHitList(query: string, hits: readonly Hit[], look: AnswerLook): Reply {
  return {
    audience: 'channel',
    summary: `${hits.length} ${hits.length === 1 ? 'result' : 'results'} for ${query}`,
    blocks: [
      { kind: 'paragraph', text: `Newest for ${query}`, muted: true },
      { kind: 'results', items: hits.map((hit, position) => composeResult(hit, position + 1)) },
      ...(look.footer === undefined ? [] : [{ kind: 'credit', text: look.footer } as const]),
    ],
    actions: [...pickerOf(hits, 'Read one of them')],
    share: { kind: 'search', query },
    ...(look.color === undefined ? {} : { color: look.color }),
  };
}

/** Says honestly that nothing matches, with the nearest queries that do and the newest articles. */
export function composeNoMatch(query: string, outcome: NoMatchOutcome, newest: readonly Article[]): Reply {
  const { suggestions, missing, leftOut, reason } = outcome;
  const said = reason ?? (missing.length > 0 ? nothingMentions(missing) : `Nothing in our articles matches “${clip(query, maxEcho)}”.`);
  const blocks: ReplyBlock[] = [{ kind: 'notice', tone: 'info', text: said }];
  if (leftOut.length > 0) blocks.push({ kind: 'paragraph', text: saysLeftOut(leftOut) });
  if (suggestions.length > 0) blocks.push({ kind: 'paragraph', text: 'Did you mean:' });
  return {
    audience: 'asker',
    summary: said,
    blocks,
    actions: [...suggestionButtons(suggestions), ...articlePicker(newest)],
  };
}

/** The answer to an empty question: how to ask, and something to read. */
export function composeInvitation(how: string, articles: readonly Article[], label = 'Newest articles'): Reply {
  const actions = [...articlePicker(articles, label)];
  return { audience: 'asker', summary: how, blocks: [{ kind: 'notice', tone: 'info', text: how }], actions };
}

export function articlePicker(articles: readonly Article[], label = 'Newest articles'): readonly Action[] {
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

function correctionLine(corrections: readonly Correction[]): readonly ReplyBlock[] {
  if (corrections.length === 0) return [];
  const read = corrections.map(({ typed, read: meant }) => `“${meant}” for “${typed}”`).join(', ');
  return [{ kind: 'paragraph', text: `Showing ${read}.`, muted: true }];
}

function insteadButton(query: string, corrections: readonly Correction[]): readonly Action[] {
  if (corrections.length === 0) return [];
  const typed = corrections.map((correction) => correction.typed).join(' ');
  return [{ kind: 'button', label: `Search instead for “${clip(typed, 40)}”`, intent: { kind: 'search', query, exact: true } }];
}

function suggestionButtons(suggestions: readonly string[]): readonly Action[] {
  return suggestions
    .slice(0, maxSuggestionButtons)
    .map((suggestion) => ({ kind: 'button', label: clip(suggestion, 70), intent: { kind: 'search', query: suggestion } }));
}
