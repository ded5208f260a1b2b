import type { Grammar } from './grammar.ts';
import type { NounPhrase } from './noun-phrase.ts';
import type { Passage } from './passage.ts';

const and = 'and|or|und|oder|et|ou|y|o';
const articles = 'an?|the|der|die|das|eine?|les?|la|une?|el|los|las';

/** Whether a name with an aside is a part of a row: `Go, a Rust crate, and Python`, `the cooling, the power and the queue`. */
export function isListed(passage: Passage, name: NounPhrase, aside: string, end: number): boolean {
  const { text, language } = passage;
  const { grammar } = language;
  const before = text.slice(Math.max(0, name.start - 9), name.start);
  if (
    new RegExp(`^,\\s+(?:${and})\\s+(?!(?:is|has|was|it|they)\\s|\\p{Ll}+s\\s(?:an?|the|each|its|to|them|it)\\s)`, 'iu').test(
      text.slice(end, end + 30),
    )
  )
    return true;
  if (new RegExp(`[,;]\\s+(?:${articles})?\\s*$`, 'iu').test(before) && !name.isName) return true;
  if (new RegExp(`,\\s+(?:${and})\\s+(?:${articles}|einer|un|una)\\s`, 'iu').test(aside)) return true;
  if (new RegExp(`\\s(?:${and}|&)\\s(?:the\\s)?$`, 'iu').test(before) && !new RegExp(`^(?:${grammar.indefinite})\\s`, 'iu').test(aside))
    return true;
  if (new RegExp(`,\\s+(?:${grammar.indefinite})\\s`, 'iu').test(aside)) return true;
  if (!name.isName && new RegExp(`,\\s+(?:${and})\\s`, 'iu').test(aside)) return true;
  return isRow(grammar, aside) || isRowOfNames(aside, passage.language.tables.roles);
}

/** `the power and the queue`; `a text editor, and Amazon Web Services`; `the power and more`. */
function isRow({ definite, indefinite }: Grammar, aside: string): boolean {
  const article = `(?:${definite}|${indefinite})`;
  return (
    new RegExp(`^${article}\\s\\S+(?:\\s\\S+)?\\s(?:${and})\\s+${article}\\s`, 'iu').test(aside) ||
    new RegExp(`^${article}\\s(?:[\\p{L}\\d-]+\\s){0,2}[\\p{L}\\d-]+,\\s+(?:${and})\\s`, 'iu').test(aside) ||
    new RegExp(`(?:,|\\s(?:${and}))\\s(?:more|others|so on|etc|the like|mehr|andere|plus|autres|más|otros)\\.?$`, 'iu').test(aside)
  );
}

/** `the Sunlight Foundation, Google`: what is written as a name behind an article, before another, is no kind of thing; a role is. */
function isRowOfNames(aside: string, roles: ReadonlySet<string>): boolean {
  const first = /^the\s((?:\p{Lu}[\p{L}\d.’'-]*\s)*\p{Lu}[\p{L}\d.’'-]*)(?:,\s(?=the\s|and\s|\p{Lu})|\sand\s(?=the\s))/u.exec(aside)?.[1];
  return first !== undefined && !roles.has((first.split(' ').at(-1) ?? '').toLowerCase());
}
