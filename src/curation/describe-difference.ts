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
export function describeDifference(seen: TermContent | undefined, { term, by, at }: TermVersion): string {
  const changes = [
    changed('the term', seen?.headword ?? '', term.headword),
    changed('the explanation', seen?.definition ?? '', term.definition),
    changed('the other names', seen?.aliases.join(', ') ?? '', term.aliases.join(', ')),
    changed('see also', seen?.seeAlso.join(', ') ?? '', term.seeAlso.join(', ')),
    term.state === 'shown' ? undefined : term.state === 'hidden' ? 'it is hidden' : 'it says nothing of its own any more',
  ].filter((each) => each !== undefined);
  const what = changes.length === 0 ? 'and its words are the same again' : changes.join('; ');
  return `${nameOfEditor(by)} changed this on ${describeMoment(at)} while you had the form open: ${what}. Nothing of yours is lost: send it again to put your words in place of these.`;
}

function changed(what: string, before: string, after: string): string | undefined {
  if (before === after) return undefined;
  return `${what} is now ${after === '' ? 'empty' : quote(after)}${before === '' ? '' : ` and was ${quote(before)}`}`;
}

function quote(text: string): string {
  return `“${text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text}”`;
}
