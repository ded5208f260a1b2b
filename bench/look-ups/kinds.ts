import type { LookUpCorpus } from './corpus.ts';
import { Random } from '../search/random.ts';

/** One way to ask: a command with its options, or what is typed into one of them. */
export interface LookUp {
  readonly command: string;
  readonly options: Readonly<Record<string, string>>;
  /** Set where the options are only being typed: the one that suggestions are asked for. */
  readonly typing?: string;
}

export interface LookUpKind {
  readonly name: string;
  readonly ask: (n: number) => LookUp;
}

/** The questions of readers, and questions that are made to hurt. Each is another one, so no answer is remembered. */
export function lookUpKinds({ edition, sections, terms, names }: LookUpCorpus, seed: number): readonly LookUpKind[] {
  const random = new Random(seed);
  const { articles } = edition;
  const titleOf = (n: number): string => articles[(n * 7919) % articles.length]?.title ?? '';
  const bodyWords = (n: number): readonly string[] => sections[(n * 6151) % sections.length]?.body.toLowerCase().match(/[a-z]{3,}/gu) ?? [];
  const slip = (text: string): string => {
    const at = 1 + random.below(Math.max(1, text.length - 2));
    return `${text.slice(0, at)}${text[at + 1] ?? ''}${text[at] ?? ''}${text.slice(at + 2)}`;
  };
  const unknown = (n: number): string => `zq${madeUp(random)}${n}`;
  const many = (count: number, n: number): string => Array.from({ length: count }, (_, i) => bodyWords(n + i)[0] ?? 'gate').join(' ');
  const term = (name: string): LookUp => ({ command: 'term', options: { term: name } });
  const news = (query: string): LookUp => ({ command: 'news', options: { query } });
  const article = (reference: string, section?: string): LookUp => ({
    command: 'article',
    options: { article: reference, ...(section === undefined ? {} : { section }) },
  });
  const typing = (asked: LookUp, option: string): LookUp => ({ ...asked, typing: option });
  return [
    { name: 'term: unknown', ask: (n) => term(unknown(n)) },
    { name: 'term: unknown, two words', ask: (n) => term(`${unknown(n)} ${madeUp(random)}`) },
    { name: 'term: unknown, 100 letters', ask: (n) => term(`${n}${madeUp(random).repeat(20)}`.slice(0, 100)) },
    { name: 'term: 40 words', ask: (n) => term(`${many(40, n)} ${n}`) },
    { name: 'term: 40 unknown words', ask: (n) => term(Array.from({ length: 40 }, (_, i) => `q${n}${i % 7}x`).join(' ')) },
    { name: 'term: explained', ask: (n) => term(terms[(n * 31) % terms.length] ?? '') },
    { name: 'term: a name', ask: (n) => term(names[(n * 31) % names.length] ?? '') },
    { name: 'term: a name with a slip', ask: (n) => term(slip(names[(n * 31) % names.length] ?? '')) },
    {
      name: 'term: a word of every section',
      ask: (n) => term(cased(['mill', 'gate', 'built', 'near the gate', 'mill beside'][n % 5] ?? '', n)),
    },
    {
      name: 'term: capitals of a frequent word',
      ask: (n) => term((n === 0 ? 'MILL' : (bodyWords(n).find((word) => word.length < 6) ?? 'gate')).toUpperCase()),
    },
    { name: 'term: only signs', ask: (n) => term('?'.repeat(1 + (n % 150))) },
    { name: 'term: typing a letter', ask: (n) => typing(term(String.fromCharCode(97 + (n % 26))), 'term') },
    { name: 'term: typing', ask: (n) => typing(term((names[(n * 31) % names.length] ?? '').slice(0, 3 + (n % 6))), 'term') },
    { name: 'term: typing with a slip', ask: (n) => typing(term(slip((names[(n * 17) % names.length] ?? '').slice(0, 8))), 'term') },
    { name: 'term: typing what is unknown', ask: (n) => typing(term(unknown(n)), 'term') },
    { name: 'news: two words', ask: (n) => news(bodyWords(n).slice(1, 3).join(' ')) },
    { name: 'news: unknown', ask: (n) => news(unknown(n)) },
    { name: 'news: 60 words', ask: (n) => news(many(60, n)) },
    { name: 'news: 300 letters', ask: (n) => news(`${n}${madeUp(random).repeat(80)}`.slice(0, 300)) },
    { name: 'news: in: a title', ask: (n) => news(`in:"${titleOf(n)}" ${bodyWords(n)[0]}`) },
    { name: 'news: in: with a slip', ask: (n) => news(`in:"${slip(titleOf(n))}" ${bodyWords(n)[0]}`) },
    { name: 'news: topic: and by:', ask: (n) => news(`topic:${madeUp(random)} by:${madeUp(random)} ${n}`) },
    { name: 'news: topic: of some', ask: (n) => news(`topic:"${articles[(n * 13) % articles.length]?.topics[0]}" ${bodyWords(n)[0]}`) },
    {
      name: 'news: eight filters',
      ask: (n) => news(`${Array.from({ length: 8 }, (_, i) => `${['in', 'topic', 'by'][i % 3]}:t${i}`).join(' ')} gate ${n}`),
    },
    { name: 'news: typing', ask: (n) => typing(news(titleOf(n).slice(0, 4 + (n % 9))), 'query') },
    { name: 'news: typing 300 letters', ask: (n) => typing(news(`${n}${many(60, n)}`.slice(0, 300)), 'query') },
    { name: 'article: exact', ask: (n) => article(titleOf(n)) },
    { name: 'article: with a slip', ask: (n) => article(slip(titleOf(n))) },
    { name: 'article: unknown', ask: (n) => article(`${unknown(n)} ${unknown(n)}`) },
    { name: 'article: 60 words', ask: (n) => article(many(60, n).slice(0, 300)) },
    { name: 'article: 60 slips', ask: (n) => article(many(60, n).split(' ').map(slip).join(' ').slice(0, 300)) },
    { name: 'article: a section with a slip', ask: (n) => article(titleOf(n), slip('what this means')) },
    { name: 'article: typing', ask: (n) => typing(article(titleOf(n).slice(0, 4 + (n % 9))), 'article') },
    { name: 'article: typing what is unknown', ask: (n) => typing(article(unknown(n)), 'article') },
    { name: 'article: typing a section', ask: (n) => typing(article(titleOf(n), slip('means')), 'section') },
    { name: 'article: typing for no article', ask: (n) => typing(article(many(30, n), 'a'), 'section') },
  ];
}

/** The same letters in another case for each number, and not all of them capitals. */
function cased(text: string, n: number): string {
  return Array.from(text, (letter, i) => (((n * 11) >>> i) & 1 && i > 0 ? letter.toUpperCase() : letter)).join('');
}

function madeUp(random: Random): string {
  return Array.from({ length: 6 + random.below(5) }, () => 'bcdfghjklmnpqrstvwxzaeiou'[random.below(25)]).join('');
}
