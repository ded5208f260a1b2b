import type { Article, Section } from '../content/article.ts';
import type { TermDefinition, TermMention, TermOutcome } from '../glossary/glossary.ts';
import { sectionUrl } from '../content/section-url.ts';
import { locatorOf } from './compose-citation.ts';
import { definitionBlocks } from './compose-definition.ts';
import type { Branding } from './compose-hits.ts';
import { composeNotice } from './compose-notice.ts';
import { markedTitle, pickerOf } from './compose-results.ts';
import { composeSection } from './compose-section.ts';
import type { Action, MentionItem, Reply, ReplyBlock } from './reply.ts';
import type { Words } from '../words/words.ts';
import { languageOf } from './language-of.ts';
import { textHash } from './text-hash.ts';

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
export function composeDefinitions(outcome: Defined, look: Branding): Reply {
  const { headword, aliases, definitions, seeAlso, mentions } = outcome;
  const { words } = look;
  return {
    audience: 'channel',
    ...languageOf(words),
    summary: `${headword}: ${definitions[0]?.text ?? ''}`.slice(0, 200),
    blocks: [
      { kind: 'heading', text: headword },
      ...correctionOf(outcome.corrected, words),
      ...(aliases.length === 0 ? [] : [{ kind: 'paragraph', text: words.also(aliases), muted: true } as const]),
      ...definitions.slice(0, maxDefinitions).flatMap((definition) => definitionBlocks(headword, definition, words)),
      ...moreDefinitions(definitions.length, words),
      ...saidBlocks(headword, outcome.said, maxDefinitions - definitions.length, words),
      ...mentionBlocks(mentions, words.mentionedIn, outcome.isPart, words),
      ...footerOf(look),
    ],
    actions: [...seeAlsoButtons(seeAlso, words), ...pickerOf(placesOf(outcome), words.readWhereItStands)],
    share: { kind: 'term', name: headword, text: textHash(definitions.map(({ text }) => text).join('\n')) },
    ...colorOf(look),
  };
}

/** A name that no article defines: the passage that says most about it, whole, and every other mention. */
export function composeMentioned(outcome: Mentioned, look: Branding): Reply {
  const { name, best, mentions } = outcome;
  const { words } = look;
  const places = mentions.map(({ article, section }) => ({ article, section }));
  const reply = composeSection(best.article, best.section, {
    ...look,
    audience: 'channel',
    before: [
      { kind: 'heading', text: name },
      ...correctionOf(outcome.corrected, words),
      ...saidBlocks(name, outcome.said, maxSaid, words),
      {
        kind: 'paragraph',
        text:
          mentions.length === 0 && !outcome.isPart ? words.onlyMention : words.bestMention(mentions.length + 1, outcome.isPart === true),
        muted: true,
      },
    ],
    actions: [
      ...seeAlsoButtons(outcome.seeAlso, words),
      ...pickerOf(places, words.otherMentions(mentions.length, outcome.isPart === true)),
    ],
  });
  const end = reply.blocks.findIndex(({ kind }) => kind === 'passage') + 1;
  return {
    ...reply,
    share: { kind: 'term', name, text: textHash(best.section.body.text) },
    blocks: [
      ...reply.blocks.slice(0, end),
      ...mentionBlocks(mentions, words.alsoMentionedIn, outcome.isPart, words),
      ...reply.blocks.slice(end),
    ],
  };
}

/** Says that a term is not known, with the nearest ones. */
export function composeUnknownTerm(name: string, { suggestions, isPart }: Unknown, words: Words): Reply {
  const typed = name.slice(0, 100);
  const text = isPart ? words.termUnknown(typed, words.slash('news')) : words.termNowhere(typed);
  return {
    audience: 'asker',
    summary: text,
    blocks: [
      { kind: 'notice', tone: 'info', text },
      ...(suggestions.length === 0 ? [] : [{ kind: 'paragraph', text: words.didYouMean } as const]),
    ],
    actions: termButtons(suggestions),
  };
}

/** Says that the editors do not explain a name, and where its words can be looked for. */
export function composeHiddenTerm(name: string, words: Words): Reply {
  return composeNotice(words.notExplained(name.slice(0, 100), words.slash('news')));
}

/** Every known term, for someone who asks for none. */
export function composeTermList(headwords: readonly string[], words: Words): Reply {
  const listed = headwords.slice(0, maxListed);
  const text = termCount(headwords.length, listed.length, words);
  return {
    audience: 'asker',
    summary: text,
    blocks: [{ kind: 'paragraph', text }, ...(headwords.length === 0 ? [] : [{ kind: 'paragraph', text: listed.join(' · ') } as const])],
    actions: [],
  };
}

function termCount(number: number, listed: number, words: Words): string {
  if (number === 0) return words.noTerms;
  const term = words.slash('term');
  return number === listed ? words.terms(number, term) : words.firstTerms(number, term, listed);
}

function moreDefinitions(count: number, words: Words): readonly ReplyBlock[] {
  if (count <= maxDefinitions) return [];
  return [{ kind: 'paragraph', text: words.moreDefinitions(count - maxDefinitions), muted: true }];
}

/** Words that are not surely a definition are never shown as one. */
function saidBlocks(headword: string, said: readonly TermDefinition[], room: number, words: Words): readonly ReplyBlock[] {
  return said.slice(0, Math.max(0, Math.min(maxSaid, room))).flatMap((definition) => [
    {
      kind: 'paragraph',
      text: words.inTheWordsOf(definition.source.kind === 'article' ? definition.source.article.title : words.theGlossary),
      muted: true,
    } as const,
    ...definitionBlocks(headword, definition, words),
  ]);
}

function mentionBlocks(
  mentions: readonly TermMention[],
  heading: Words['mentionedIn'],
  isPart: boolean | undefined,
  words: Words,
): readonly ReplyBlock[] {
  if (mentions.length === 0) return [];
  const perArticle = [...Map.groupBy(mentions, ({ article }) => article).values()];
  return [
    { kind: 'rule' },
    { kind: 'paragraph', text: heading(mentions.length, isPart === true) },
    { kind: 'mentions', items: perArticle.slice(0, maxMentionLines).map((each) => mentionItem(each, words)) },
    ...(perArticle.length > maxMentionLines
      ? [
          {
            kind: 'paragraph',
            text: words.moreArticles(perArticle.length - maxMentionLines),
            muted: true,
          } as const,
        ]
      : []),
  ];
}

/** One line an article: its first mention, and how many there are. */
function mentionItem(mentions: readonly TermMention[], words: Words): MentionItem {
  const [{ article, section, snippet }] = mentions as [TermMention];
  const url = sectionUrl(article, section);
  const times = mentions.reduce((sum, { occurrences }) => sum + occurrences, 0);
  const counted = mentions.length > 1 ? [words.timesIn(times, mentions.length)] : [];
  const locator = [locatorOf(section), ...counted].filter((part) => part !== '').join(' · ');
  return { title: markedTitle(article, words), locator, snippet, ...(url === undefined ? {} : { url }) };
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

function seeAlsoButtons(names: readonly string[], words: Words): readonly Action[] {
  return termButtons(names.slice(0, maxSeeAlso)).map((action) =>
    action.kind === 'button' ? { ...action, label: words.seeAlso(action.label) } : action,
  );
}

function termButtons(names: readonly string[]): readonly Action[] {
  return names.slice(0, maxSeeAlso).map((name) => ({ kind: 'button', label: name, intent: { kind: 'term', name } }));
}

function correctionOf(corrected: { readonly typed: string; readonly read: string } | undefined, words: Words): readonly ReplyBlock[] {
  return corrected === undefined ? [] : [{ kind: 'paragraph', text: words.showing([corrected]), muted: true }];
}

function footerOf({ footer }: Branding): readonly ReplyBlock[] {
  return footer === undefined ? [] : [{ kind: 'credit', text: footer }];
}

function colorOf({ color }: Branding): Pick<Reply, 'color'> {
  return color === undefined ? {} : { color };
}
