import type { Article, Section } from '../content/article.ts';
import type { TermDefinition, TermMention, TermOutcome } from '../glossary/glossary.ts';
import { sectionUrl } from '../content/section-url.ts';
import { count } from '../runtime/count.ts';
import { locatorOf } from './compose-citation.ts';
import { definitionBlocks } from './compose-definition.ts';
import type { AnswerLook } from './compose-hits.ts';
import { composeNotice } from './compose-notice.ts';
import { markedTitle, pickerOf } from './compose-results.ts';
import { composeSection } from './compose-section.ts';
import type { Action, MentionItem, Reply, ReplyBlock } from './reply.ts';

type Defined = Extract<TermOutcome, { kind: 'defined' }>;
type Unknown = Extract<TermOutcome, { kind: 'unknown' }>;
type Mentioned = Extract<TermOutcome, { kind: 'mentioned' }>;

/** Number of mentions that are written out; the picker holds more, and the count is given in full. */
const maxMentionLines = 6;
const maxSeeAlso = 4;
/** Side by side; those of more articles say the same in other words. */
const maxDefinitions = 4;
/** Of what is no definition, so much is shown. */
const maxSaid = 2;
/** Some ten pages: nobody turns more. */
const maxListed = 1_000;

/** Every definition of a term, side by side, each with its source, and where it is mentioned. */
export function composeDefinitions(outcome: Defined, look: AnswerLook): Reply {
  const { headword, aliases, definitions, seeAlso, mentions } = outcome;
  return {
    audience: 'channel',
    summary: `${headword}: ${definitions[0]?.text ?? ''}`.slice(0, 200),
    blocks: [
      { kind: 'heading', text: headword },
      ...correctionOf(outcome.corrected),
      ...(aliases.length === 0 ? [] : [{ kind: 'paragraph', text: `Also: ${aliases.join(', ')}`, muted: true } as const]),
      ...definitions.slice(0, maxDefinitions).flatMap((definition) => definitionBlocks(headword, definition)),
      ...moreDefinitions(definitions.length),
      ...saidBlocks(headword, outcome.said, maxDefinitions - definitions.length),
      ...mentionBlocks(mentions, 'Mentioned in', outcome.isPart),
      ...footerOf(look),
    ],
    actions: [...seeAlsoButtons(seeAlso), ...pickerOf(placesOf(outcome), 'Read where it stands')],
    share: { kind: 'term', name: headword },
    ...colorOf(look),
  };
}

/** A name that no article defines: the passage that says most about it, whole, and every other mention. */
export function composeMentioned(outcome: Mentioned, look: AnswerLook): Reply {
  const { name, best, mentions } = outcome;
  const places = mentions.map(({ article, section }) => ({ article, section }));
  const reply = composeSection(best.article, best.section, {
    ...look,
    audience: 'channel',
    before: [
      { kind: 'heading', text: name },
      ...correctionOf(outcome.corrected),
      ...saidBlocks(name, outcome.said, maxSaid),
      {
        kind: 'paragraph',
        text: `No article defines it. ${countOf(mentions.length + 1, outcome.isPart)}:`,
        muted: true,
      },
    ],
    actions: [...seeAlsoButtons(outcome.seeAlso), ...pickerOf(places, `Other mentions (${moreThan(outcome.isPart)}${mentions.length})`)],
  });
  const end = reply.blocks.findIndex(({ kind }) => kind === 'passage') + 1;
  return {
    ...reply,
    share: { kind: 'term', name },
    blocks: [...reply.blocks.slice(0, end), ...mentionBlocks(mentions, 'Also mentioned in', outcome.isPart), ...reply.blocks.slice(end)],
  };
}

/** Says that a term is not known, with the nearest ones. */
export function composeUnknownTerm(name: string, { suggestions, isPart }: Unknown): Reply {
  const where = isPart
    ? 'the newest sections that were looked at do not mention it. Try /news for a search in all of them.'
    : 'no article mentions it.';
  const text = `“${name.slice(0, 100)}” is not in our glossary, and ${where}`;
  return {
    audience: 'asker',
    summary: text,
    blocks: [
      { kind: 'notice', tone: 'info', text },
      ...(suggestions.length === 0 ? [] : [{ kind: 'paragraph', text: 'Did you mean:' } as const]),
    ],
    actions: termButtons(suggestions),
  };
}

/** Says that the editors do not explain a name, and where its words can be looked for. */
export function composeHiddenTerm(name: string): Reply {
  return composeNotice(`The editors do not explain “${name.slice(0, 100)}”. /news searches the articles for it.`);
}

/** Every known term, for someone who asks for none. */
export function composeTermList(headwords: readonly string[]): Reply {
  const listed = headwords.slice(0, maxListed);
  const more = headwords.length === listed.length ? '' : ` The first ${listed.length}, in order; the others are suggested as you type:`;
  const text =
    headwords.length === 0
      ? 'No terms are explained yet.'
      : `${count(headwords.length, 'term')} ${headwords.length === 1 ? 'is' : 'are'} explained. Type ${headwords.length === 1 ? 'it' : 'one of them'} after /term${more === '' ? ':' : `.${more}`}`;
  return {
    audience: 'asker',
    summary: text,
    blocks: [{ kind: 'paragraph', text }, ...(headwords.length === 0 ? [] : [{ kind: 'paragraph', text: listed.join(' · ') } as const])],
    actions: [],
  };
}

function moreDefinitions(count: number): readonly ReplyBlock[] {
  if (count <= maxDefinitions) return [];
  return [{ kind: 'paragraph', text: `and ${count - maxDefinitions} more, in the menu`, muted: true }];
}

/** Words that are not surely a definition are never shown as one. */
function saidBlocks(headword: string, said: readonly TermDefinition[], room: number): readonly ReplyBlock[] {
  return said.slice(0, Math.max(0, Math.min(maxSaid, room))).flatMap((definition) => [
    {
      kind: 'paragraph',
      text: `In the words of “${definition.source.kind === 'article' ? definition.source.article.title : 'the glossary'}”:`,
      muted: true,
    } as const,
    ...definitionBlocks(headword, definition),
  ]);
}

function mentionBlocks(mentions: readonly TermMention[], title: string, isPart: boolean | undefined): readonly ReplyBlock[] {
  if (mentions.length === 0) return [];
  const perArticle = [...Map.groupBy(mentions, ({ article }) => article).values()];
  return [
    { kind: 'rule' },
    { kind: 'paragraph', text: `${title} ${moreThan(isPart)}${mentions.length === 1 ? 'one place' : `${mentions.length} places`}:` },
    { kind: 'mentions', items: perArticle.slice(0, maxMentionLines).map(mentionItem) },
    ...(perArticle.length > maxMentionLines
      ? [
          {
            kind: 'paragraph',
            text: `and ${perArticle.length - maxMentionLines} more ${perArticle.length - maxMentionLines === 1 ? 'article' : 'articles'}, in the menu`,
            muted: true,
          } as const,
        ]
      : []),
  ];
}

/** One line an article: its first mention, and how many there are. */
function mentionItem(mentions: readonly TermMention[]): MentionItem {
  const [{ article, section, snippet }] = mentions as [TermMention];
  const url = sectionUrl(article, section);
  const times = mentions.reduce((sum, { occurrences }) => sum + occurrences, 0);
  const counted = mentions.length > 1 ? [`${times} times in ${mentions.length} sections`] : [];
  const locator = [locatorOf(section), ...counted].filter((part) => part !== '').join(' · ');
  return { title: markedTitle(article), locator, snippet, ...(url === undefined ? {} : { url }) };
}

function placesOf({ definitions, mentions }: Defined): readonly { article: Article; section: Section }[] {
  const defining = definitions.flatMap(({ source }) =>
    source.kind === 'article' ? [{ article: source.article, section: source.section }] : [],
  );
  const seen = new Set<Section>();
  return [...defining, ...mentions]
    .filter(({ section }) => !seen.has(section) && seen.add(section))
    .map(({ article, section }) => ({ article, section }));
}

function seeAlsoButtons(names: readonly string[]): readonly Action[] {
  return termButtons(names.slice(0, maxSeeAlso)).map((action) =>
    action.kind === 'button' ? { ...action, label: `See also: ${action.label}` } : action,
  );
}

function termButtons(names: readonly string[]): readonly Action[] {
  return names.slice(0, maxSeeAlso).map((name) => ({ kind: 'button', label: name, intent: { kind: 'term', name } }));
}

function correctionOf(corrected: { readonly typed: string; readonly read: string } | undefined): readonly ReplyBlock[] {
  return corrected === undefined ? [] : [{ kind: 'paragraph', text: `Showing “${corrected.read}” for “${corrected.typed}”.`, muted: true }];
}

function countOf(sections: number, isPart: boolean | undefined): string {
  if (sections === 1 && !isPart) return 'Only this section mentions it';
  return `${isPart ? 'More than ' : ''}${count(sections, 'section')} ${sections === 1 ? 'mentions' : 'mention'} it; this one says most about it`;
}

/** Only so many sections are read for one answer: what is counted is the least. */
function moreThan(isPart: boolean | undefined): string {
  return isPart ? 'more than ' : '';
}

function footerOf({ footer }: AnswerLook): readonly ReplyBlock[] {
  return footer === undefined ? [] : [{ kind: 'credit', text: footer }];
}

function colorOf({ color }: AnswerLook): Pick<Reply, 'color'> {
  return color === undefined ? {} : { color };
}
