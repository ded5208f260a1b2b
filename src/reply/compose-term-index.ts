import { count } from '../runtime/count.ts';
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
export function composeTermIndex(groups: readonly TermGroup[]): Reply {
  const total = groups.reduce((sum, { headwords }) => sum + headwords.length, 0);
  if (total === 0) return privately('No terms are explained yet.', [], []);
  const isWhole = total <= MAX_WRITTEN;
  const hint = isWhole ? '/term explains one.' : 'Write a letter behind /terms list to see its terms, for example /terms list a.';
  const items = groups.map(({ name, headwords }) => ({ name, text: isWhole ? headwords.join(' · ') : count(headwords.length, 'term') }));
  return privately(`${count(total, 'term')} ${total === 1 ? 'is' : 'are'} explained. ${hint}`, [{ kind: 'fields', items }], []);
}

/** The terms of one letter or topic, with a menu that explains them. `uses` says how they belong to it. */
export function composeTermGroup({ name, headwords }: TermGroup, uses: 'letter' | 'topic'): Reply {
  if (headwords.length === 0) return privately(`No term is used by the newest articles on ${name}.`, [], []);
  const said = uses === 'letter' ? `begin with ${name}` : `are used by the newest articles on ${name}`;
  const single = uses === 'letter' ? `begins with ${name}` : `is used by the newest articles on ${name}`;
  const listed = headwords.slice(0, MAX_WRITTEN);
  const more = headwords.length === listed.length ? '' : ` These are the first ${listed.length}:`;
  return privately(
    `${count(headwords.length, 'term')} ${headwords.length === 1 ? single : said}.${more}`,
    [{ kind: 'paragraph', text: listed.join(' · ') }],
    [
      {
        kind: 'menu',
        placeholder: 'Explain …',
        options: listed.slice(0, MAX_OPTIONS).map((headword) => ({ label: headword, intent: { kind: 'term', name: headword } })),
      },
    ],
  );
}

/** Says that there is not such a letter or topic, with the ones that there are. */
export function composeNoTermGroup(about: string, letters: readonly string[], topics: readonly string[]): Reply {
  const known = topics.length === 0 ? '' : ` Topics: ${topics.join(', ')}.`;
  return privately(
    `No term begins with “${about.slice(0, 60)}”, and no article has such a topic. Letters: ${letters.join(' ')}.${known}`,
    [],
    [],
  );
}

function privately(text: string, blocks: readonly ReplyBlock[], actions: readonly Action[]): Reply {
  return { audience: 'asker', summary: text, blocks: [{ kind: 'paragraph', text }, ...blocks], actions };
}
