import type { Words } from '../words/words.ts';
import type { TermContent, TermVersion } from './curated-term.ts';
import { describeMoment, nameOfEditor } from './describe-version.ts';

/** So much of an explanation is repeated. UTF-16 code units. */
const QUOTED = 500;

/**
 * Tells an editor what somebody else changed while the form was open.
 *
 * @param seen the term as the form showed it
 * @param now the term as it is
 */
export function describeDifference(seen: TermContent | undefined, { term, act, by, at }: TermVersion, words: Words): string {
  const became = words.becameThis;
  const changes = (['headword', 'definition', 'aliases', 'seeAlso'] as const).flatMap((part) => {
    const [now, before] = [textOf(term, part), seen === undefined ? '' : textOf(seen, part)];
    return now === before ? [] : [became[part](shorten(now), shorten(before))];
  });
  // Showing a term that only chat hid leaves it to the file and the articles.
  const state = act === 'restore' && term.state === 'plain' ? 'restored' : term.state;
  const states = state === 'shown' ? [] : [became[state]];
  const all = [...changes, ...states];
  return words.changedMeanwhile(nameOfEditor(by), describeMoment(at), all.length === 0 ? [became.same] : all);
}

function textOf(content: TermContent, part: keyof TermContent): string {
  const text = content[part];
  return typeof text === 'string' ? text : text.join(', ');
}

function shorten(text: string): string {
  return text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text;
}
