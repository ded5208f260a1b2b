import type { Words } from '../words/words.ts';
import { languageOf } from './language-of.ts';
import type { Action, Reply, ReplyBlock } from './reply.ts';

/** Terms of one letter or topic, by name. */
export interface TermGroup {
  /** The letter, or the topic; `#` for digits and signs. */
  readonly name: string;
  readonly headwords: readonly string[];
}

/** So many terms are written out by letter; of more, the letters and their numbers are. Some ten pages. */
const MAX_WRITTEN = 500;
/** Discord's menu takes as many options. */
const MAX_OPTIONS = 25;

/** All terms by their first letter. */
export function composeTermIndex(groups: readonly TermGroup[], words: Words): Reply {
  const total = groups.reduce((sum, { headwords }) => sum + headwords.length, 0);
  if (total === 0) return privately(words.noTerms, [], [], words);
  const isWhole = total <= MAX_WRITTEN;
  const text = isWhole ? words.termsByName(total, words.slash('term')) : words.termsByLetter(total, words.slash('terms list'));
  const items = groups.map(({ name, headwords }) => ({ name, text: isWhole ? headwords.join(' · ') : words.termCount(headwords.length) }));
  return privately(text, [{ kind: 'fields', items }], [], words);
}

/** The terms of one letter or topic, with a menu that explains them. `uses` says how they belong to it. */
export function composeTermGroup({ name, headwords }: TermGroup, uses: 'letter' | 'topic', words: Words): Reply {
  const number = headwords.length;
  if (number === 0) return privately(words.noTermOnTopic(name), [], [], words);
  const said = uses === 'letter' ? words.termsBeginning(number, name) : words.termsOnTopic(number, name);
  const listed = headwords.slice(0, MAX_WRITTEN);
  const more = number === listed.length ? '' : ` ${words.firstOfThem(listed.length)}`;
  return privately(
    `${said}${more}`,
    [{ kind: 'paragraph', text: listed.join(' · ') }],
    [
      {
        kind: 'menu',
        placeholder: words.explainOne,
        options: listed.slice(0, MAX_OPTIONS).map((headword) => ({ label: headword, intent: { kind: 'term', name: headword } })),
      },
    ],
    words,
  );
}

/** Says that there is not such a letter or topic, with the ones that there are. */
export function composeNoTermGroup(about: string, letters: readonly string[], topics: readonly string[], words: Words): Reply {
  const known = topics.length === 0 ? '' : ` ${words.topicList(topics)}`;
  return privately(`${words.noTermGroup(about.slice(0, 60), letters)}${known}`, [], [], words);
}

function privately(text: string, blocks: readonly ReplyBlock[], actions: readonly Action[], words: Words): Reply {
  return { audience: 'asker', ...languageOf(words), summary: text, blocks: [{ kind: 'paragraph', text }, ...blocks], actions };
}
