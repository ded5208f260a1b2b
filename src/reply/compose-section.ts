import type { Article, Section } from '../content/article.ts';
import { isForMembers } from '../content/teaser.ts';
import { composeCitation, keyOf, locatorOf } from './compose-citation.ts';
import type { Action, MenuOption, Reply, ReplyBlock } from './reply.ts';
import type { Words } from '../words/words.ts';
import { languageOf } from './language-of.ts';
import { textHash } from './text-hash.ts';

export interface SectionReplyOptions {
  readonly audience: Reply['audience'];
  readonly words: Words;
  /** The search whose other hits stand below: turning the page keeps them. */
  readonly query?: string;
  /** The passage at which the article opens; the section if left out. */
  readonly link?: string | undefined;
  /** Shown above the passage: a correction, a retraction. */
  readonly before?: readonly ReplyBlock[];
  /** Shown after the link: pickers, "search instead". */
  readonly actions?: readonly Action[];
  /** The terms that the section uses, for a menu that explains each. */
  readonly terms?: readonly string[];
  /** 0xRRGGBB */
  readonly color?: number;
  readonly footer?: string;
}

/** A section of an article in its own words, whole, with its citation. What does not fit goes on further pages. */
export function composeSection(article: Article, section: Section, options: SectionReplyOptions): Reply {
  const { audience, words, query, link, before = [], actions = [], terms = [], color, footer } = options;
  const citation = composeCitation(article, section);
  const key = keyOf(article, section);
  const text = textHash(section.body.text);
  const blocks: ReplyBlock[] = [
    ...retractionOf(article, words),
    ...correctionsOf(article, words),
    ...membersOnly(article, words),
    ...before,
    { kind: 'passage', body: section.body, citation },
  ];
  if (footer !== undefined) blocks.push({ kind: 'credit', text: footer });
  return {
    audience,
    ...languageOf(words),
    summary: summaryOf(article, section),
    blocks,
    actions: [
      ...(citation.url === undefined ? [] : [{ kind: 'link', label: words.readArticle, url: link ?? citation.url } as const]),
      ...actions,
      ...termsMenu(terms, words),
    ],
    ...(color === undefined ? {} : { color }),
    share: { kind: 'section', section: key, text },
    paging: { intent: { kind: 'page', section: key, text, page: 1, ...(query === undefined ? {} : { query }) } },
  };
}

/** Names the terms of a section, each with its explanation for the person who chooses it; nothing if it uses none. */
function termsMenu(terms: readonly string[], words: Words): readonly Action[] {
  if (terms.length === 0) return [];
  const options = terms.map((name): MenuOption => ({ label: name, intent: { kind: 'term', name, beside: true } }));
  return [{ kind: 'menu', placeholder: words.termsInIt(terms), options }];
}

/** A menu of an article's sections, the one shown left out; nothing when there is no other. */
export function sectionMenu(article: Article, words: Words, shown?: Section): readonly Action[] {
  const options = article.sections
    .filter((section) => section !== shown)
    .map(
      (section): MenuOption => ({
        label: locatorOf(section) || words.introduction,
        intent: { kind: 'article', section: keyOf(article, section) },
      }),
    );
  return options.length === 0 ? [] : [{ kind: 'menu', placeholder: words.otherSections, options, isContents: true }];
}

/** Stands above whatever is quoted from an article that its editors have taken back. */
export function retractionOf({ retraction }: Article, words: Words): readonly ReplyBlock[] {
  return retraction === undefined ? [] : [{ kind: 'notice', tone: 'retraction', text: words.wasRetracted(retraction) }];
}

function correctionsOf({ corrections }: Article, words: Words): readonly ReplyBlock[] {
  return corrections.map((text) => ({ kind: 'notice', tone: 'correction', text: words.correction(text) }) as const);
}

function membersOnly(article: Article, words: Words): readonly ReplyBlock[] {
  return isForMembers(article) ? [{ kind: 'notice', tone: 'info', text: words.forMembers }] : [];
}

function summaryOf(article: Article, section: Section): string {
  const locator = locatorOf(section);
  return locator === '' ? article.title : `${locator}: ${article.title}`;
}
