import type { Asker } from '../src/command/command.ts';
import { definitionBlocks } from '../src/reply/compose-definition.ts';
import { pickerOf } from '../src/reply/compose-results.ts';
import { isTelling } from '../src/glossary/is-telling.ts';
import { composeNotice } from '../src/reply/compose-notice.ts';
import { composeSection } from '../src/reply/compose-section.ts';
import type { Action, Reply, ReplyBlock } from '../src/reply/reply.ts';
import { wordsOfMessage } from '../src/reply/words-of-message.ts';
import type { Hit } from '../src/search/search.ts';
import { type CommandContext, lookOf } from './context.ts';
import { shownTo } from './shown-to.ts';
import { languageOf } from '../src/reply/language-of.ts';
import type { Words } from '../src/words/words.ts';

/** Terms that are explained; the others are named, with a button each. */
const maxExplained = 3;
/** Buttons for the terms that are only named: one row of Discord's. */
const maxNamed = 5;
/** Sections to choose from beside the best. */
const maxHits = 6;
/** Terms whose names are searched for if the message as a whole finds nothing: the longest say most. */
const searchedTerms = 3;

/** Explains a message for the person who asks: every term in it by name, and the section that says most about it. */
export function lookUp(text: string, context: CommandContext, asker: Asker): Reply | Promise<Reply> {
  const words = wordsOfMessage(text);
  return shownTo(
    (served) => served.answers.recall(`look up ${words}`, () => composeLookUp(words, served)),
    { public: false },
    context,
    asker,
  );
}

function composeLookUp(message: string, context: CommandContext): Reply {
  const { words } = context;
  const terms = termsOf(message, context);
  const [best, ...others] = findHits(message, terms, context);
  const blocks = termBlocks(terms, context);
  const named: readonly Action[] = terms
    .slice(maxExplained, maxExplained + maxNamed)
    .map((name) => ({ kind: 'button', label: name, intent: { kind: 'term', name } }));
  if (best === undefined) {
    if (blocks.length === 0) return nothingFound(message, words);
    const [first = ''] = terms;
    const look = lookOf(context).color;
    return {
      audience: 'channel',
      ...languageOf(words),
      summary: words.termsFound(terms).slice(0, 200),
      blocks,
      actions: named,
      share: { kind: 'term', name: first },
      ...(look === undefined ? {} : { color: look }),
    };
  }
  return composeSection(best.article, best.section, {
    ...lookOf(context),
    audience: 'channel',
    link: best.link,
    before: [
      ...blocks,
      ...(blocks.length === 0 ? [] : [{ kind: 'rule' } as const]),
      { kind: 'paragraph', text: words.saysMost, muted: true },
    ],
    actions: [...named, ...pickerOf(others, words.otherSectionsAboutIt)],
  });
}

/** Every term, ordinary words behind the others. */
function termsOf(message: string, { glossary, index }: CommandContext): readonly string[] {
  const { true: telling = [], false: ordinary = [] } = Object.groupBy(glossary.spot(message), (term) => `${isTelling(term, index)}`);
  return [...telling, ...ordinary].map(({ headword }) => headword);
}

function termBlocks(terms: readonly string[], { glossary, words }: CommandContext): readonly ReplyBlock[] {
  if (terms.length === 0) return [];
  const explained = terms.slice(0, maxExplained).flatMap((name) => {
    const found = glossary.find(name);
    return found.kind === 'defined' && found.definitions[0] !== undefined
      ? definitionBlocks(found.headword, found.definitions[0], words)
      : [];
  });
  return [{ kind: 'paragraph', text: words.termsInMessage(terms), muted: true }, ...explained];
}

/** The message as it is says most of what it is about; one that is long or about much else is searched for by its terms. */
function findHits(words: string, terms: readonly string[], { index }: CommandContext): readonly Hit[] {
  const whole = index.search(words, { limit: maxHits });
  if (whole.kind === 'hits' && !whole.browsing && !whole.isApart && whole.missing.length === 0) return whole.hits;
  const named = terms.length === 0 ? undefined : index.search(terms.slice(0, searchedTerms).join(' '), { limit: maxHits });
  if (named?.kind === 'hits') return named.hits;
  return whole.kind === 'hits' && !whole.browsing && terms.length === 0 && !whole.isApart ? whole.hits : [];
}

function nothingFound(message: string, words: Words): Reply {
  return composeNotice(message === '' ? words.noWordsInMessage : words.nothingExplains(words.slash('news')));
}
