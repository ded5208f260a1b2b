import type { NounPhrase } from './noun-phrase.ts';
import type { Passage } from './passage.ts';
import { perGrammar } from './per-grammar.ts';

const and = 'and|or|und|oder|et|ou|y|o';
const articles = 'an?|the|der|die|das|eine?|les?|la|une?|el|los|las';

const andBehind = new RegExp(`^,\\s+(?:${and})\\s+(?!(?:is|has|was|it|they)\\s|\\p{Ll}+s\\s(?:an?|the|each|its|to|them|it)\\s)`, 'iu');
const behindComma = new RegExp(`[,;]\\s+(?:${articles})?\\s*$`, 'iu');
const andArticle = new RegExp(`,\\s+(?:${and})\\s+(?:${articles}|einer|un|una)\\s`, 'iu');
const behindAnd = new RegExp(`\\s(?:${and}|&)\\s(?:the\\s)?$`, 'iu');
const commaAnd = new RegExp(`,\\s+(?:${and})\\s`, 'iu');
const andMore = new RegExp(`(?:,|\\s(?:${and}))\\s(?:more|others|so on|etc|the like|mehr|andere|plus|autres|más|otros)\\.?$`, 'iu');

interface Patterns {
  readonly beginsIndefinite: RegExp;
  readonly another: RegExp;
  /** `the power and the queue` */
  readonly twoNouns: RegExp;
  /** `a text editor, and` */
  readonly nounInRow: RegExp;
}

const patternsOf = perGrammar(({ definite, indefinite }): Patterns => {
  const article = `(?:${definite}|${indefinite})`;
  return {
    beginsIndefinite: new RegExp(`^(?:${indefinite})\\s`, 'iu'),
    another: new RegExp(`,\\s+(?:${indefinite})\\s`, 'iu'),
    twoNouns: new RegExp(`^${article}\\s\\S+(?:\\s\\S+)?\\s(?:${and})\\s+${article}\\s`, 'iu'),
    nounInRow: new RegExp(`^${article}\\s(?:[\\p{L}\\d-]+\\s){0,2}[\\p{L}\\d-]+,\\s+(?:${and})\\s`, 'iu'),
  };
});

/** Whether a name with an aside is a part of a row: `Go, a Rust crate, and Python`, `the cooling, the power and the queue`. */
export function isListed(passage: Passage, name: NounPhrase, aside: string, end: number, isRole = false): boolean {
  const { text, language } = passage;
  const patterns = patternsOf(language.grammar);
  const { beginsIndefinite, another } = patterns;
  const before = text.slice(Math.max(0, name.start - 9), name.start);
  if (andBehind.test(text.slice(end, end + 30))) return true;
  if (behindComma.test(before) && !name.isName) return true;
  if (andArticle.test(aside)) return true;
  if (behindAnd.test(before) && !beginsIndefinite.test(aside)) return true;
  if (another.test(aside)) return true;
  if (!name.isName && commaAnd.test(aside)) return true;
  // `Ada Quist, a pilot and the first woman to ...`: one person is both.
  return (!isRole && isRow(patterns, aside)) || isRowOfNames(aside, passage.language.tables.roles);
}

/** `the power and the queue`; `a text editor, and Amazon Web Services`; `the power and more`. */
function isRow({ twoNouns, nounInRow }: Patterns, aside: string): boolean {
  return twoNouns.test(aside) || nounInRow.test(aside) || andMore.test(aside);
}

/** `the Sunlight Foundation, Google`: what is written as a name behind an article, before another, is no kind of thing; a role is. */
function isRowOfNames(aside: string, roles: ReadonlySet<string>): boolean {
  const first =
    /^the\s((?:\p{Lu}[\p{L}\d.’'-]*\s)*\p{Lu}[\p{L}\d.’'-]*)(?:,\s(?=the\s|and\s|\p{Lu})|\s(?:and|or|&)\s(?=the\s|\p{Lu}))/u.exec(
      aside,
    )?.[1];
  return first !== undefined && !roles.has((first.split(' ').at(-1) ?? '').toLowerCase());
}
