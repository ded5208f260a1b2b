import type { Mark, RichText } from '../../content/rich-text.ts';
import { isPast } from './is-clause.ts';
import type { NounPhrase } from './noun-phrase.ts';
import type { Passage } from './passage.ts';
import { foreign, isCapitalized, isDistinct } from './words.ts';
import { perGrammar } from './per-grammar.ts';

/** Names behind a verb are no longer than this. UTF-16 code units. */
const MAX_AHEAD = 80;
/** An article with the word behind it, if that is one of a few. UTF-16 code units. */
const MAX_ARTICLE = 16;
const leadingArticle = perGrammar(
  ({ definite, indefinite, possessive }) => new RegExp(`^(?:(?!${foreign})(?:${definite}|${indefinite}|${possessive})\\s+)?`, 'iu'),
);
const nounEnd = perGrammar((grammar) => new RegExp(`^(?:${grammar.nounEnd})$`, 'iu'));
/** A dash or a parenthesis ends a name. `--` is a dash as well. */
const closing = /^(?:[–—(]|--?\s)/u;
/** Words with one sign of the white space behind them. */
const withSpace = /\S*\s|\S+/gu;

function markAt({ marks }: RichText, at: number): Mark | undefined {
  for (const mark of marks) {
    if (mark.start > at + 1) return undefined;
    if (mark.start >= at - 1 && mark.end - mark.start < MAX_AHEAD && mark.kind !== 'image' && mark.kind !== 'strike') return mark;
  }
  return undefined;
}

/** A title before a person's name. */
const titled = /^(?:Dr|Prof|Mrs?|Ms|St)\.\s/u;

/** The name that begins at a place of a sentence: `called |X, which ...`. */
export function readNameAfter(passage: Passage, at: number, end: number): NounPhrase | undefined {
  const { text, body, language } = passage;
  const { grammar } = language;
  const the = leadingArticle(grammar).exec(text.slice(at, at + MAX_ARTICLE))?.[0].length ?? 0;
  const mark = markAt(body, at + the);
  if (mark !== undefined) return language.readName(text, mark.start, mark.end, true);
  const ahead = text.slice(at, Math.min(end, at + MAX_AHEAD));
  const quoted = /^(?:the\s+|an?\s+)?["“«„'‘]([^"“”«»„\n]{2,60}?),?["”»“'’]/u.exec(ahead);
  if (quoted !== null) {
    const start = at + quoted[0].search(/["“«„'‘]/u);
    return language.readName(text, start, at + quoted[0].length, true);
  }
  const behind = ahead.slice(the);
  const words = behind.match(withSpace) ?? [''];
  // `Quist left.` has a verb there, and no noun follows a title.
  const isPerson = titled.test(behind);
  const first = words[0] ?? '';
  const isName = isCapitalized(first) || isDistinct(first.trim());
  let length = 0;
  let kept = 0;
  for (const [index, word] of words.entries()) {
    const bare = word.trim();
    const plain = bare.replace(/[.,;:!?)"”’]+$/u, '');
    const goesOn = isName
      ? index === 0 ||
        isCapitalized(plain) ||
        isDistinct(plain) ||
        /^\d/u.test(plain) ||
        (/^(?:of|the|for|de|&)$/u.test(plain) && isCapitalized(words[index + 1] ?? ''))
      : !language.tables.breakers.has(plain.toLowerCase()) && !nounEnd(grammar).test(plain) && plain !== '';
    if (!goesOn) break;
    kept = length + plain.length;
    length += word.length;
    // `a Galloway dyke,`: the noun that ends the name.
    const second = words[index + 1]?.trim() ?? '';
    if (
      isName &&
      !isPerson &&
      grammar.capitalizesNouns !== true &&
      plain === bare &&
      !isPast(language, second.slice(0, -1)) &&
      /^\p{Ll}[\p{L}-]+[.,;:)]$/u.test(second) &&
      !language.tables.breakers.has(second.slice(0, -1))
    ) {
      kept = length + second.length - 1;
      break;
    }
    if ((plain !== bare && !titled.test(word)) || closing.test(words[index + 1] ?? '')) break;
  }
  if (kept === 0) return undefined;
  const name = language.readName(text, at + the, at + the + kept, true);
  return name === undefined || (!name.isName && name.words > 3) ? undefined : name;
}
