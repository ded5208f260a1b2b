import type { Language } from '../language.ts';
import { cueWordsOf } from '../cue-words.ts';
import { matchesByWords } from '../matches.ts';
import { readNameAfter } from '../name-after.ts';
import type { NounPhrase } from '../noun-phrase.ts';
import type { Finding, FormSignal, Passage } from '../passage.ts';
import { MAX_TEXT } from '../rules.ts';
import { perGrammar } from '../per-grammar.ts';
import { matchAt } from '../words.ts';

/** `a database called X`, `we call this X`, `known as X`. */
export function* findNamings(passage: Passage): Generator<Finding> {
  yield* findLeads(passage);
  const { text, sentences, language } = passage;
  const patterns = patternsOf(language.grammar);
  for (const { match, sentence, index } of matchesByWords(passage, patterns.naming, cueWordsOf(language.grammar).bits.naming)) {
    if (sentence.end - sentence.start > MAX_TEXT) continue;
    const at = match.index + match[0].length;
    const name = readNameAfter(passage, at, sentence.end);
    if (name === undefined) continue;
    const previous = sentences[index - 1];
    const written = text.slice(sentence.start, match.index);
    const before = written.replace(leading, '');
    // `a named type`: no verb. `called Go the language of the cloud`: an opinion.
    if (patterns.behindArticle.test(before) && !/so-called/u.test(match[0])) continue;
    // `on named channels`: no verb either.
    if (/^\s\p{Ll}+ed\s+$/u.test(match[0]) && language.tables.particles.has(written.slice(written.lastIndexOf(' ') + 1))) continue;
    if (patterns.beforeArticle.test(text.slice(name.end, name.end + 8))) continue;
    // `X is called Y`: X is a name as well; what is known of Y is the sentence.
    // `We call this X` needs no more words: what it takes up stands before.
    const count = written.trim().split(/\s+/u).length;
    const isTakenUp = previous?.block === sentence.block && count <= MAX_CALLERS && /\s(?:this|that|it)\s/u.test(match[0]);
    // `Known as “wreckers,” these men ...`
    const isLead = count < 2 && leadsTo(language.grammar).test(text.slice(name.end, Math.min(sentence.end, name.end + MAX_LED)));
    if (count < 2 && !isTakenUp && !isLead) continue;
    const noun = language.readPredicate(
      text,
      nounBefore(text, sentence.start, sentence.start + before.length, language),
      sentence.start + before.length,
    );
    // `This is called X.` names what the sentence before tells.
    const isDeictic =
      previous?.block === sentence.block && patterns.deictic.test(before.replace(/,$|\s(?:is|are|was|were|we|people|they)$/u, ''));
    yield {
      form: 'naming',
      name,
      start: previous !== undefined && (isDeictic || isTakenUp) ? previous.start : sentence.start,
      end: sentence.end,
      predicate: noun,
      signals: signalsOf(passage, name, before),
    };
  }
}

/** `Called the slack pool, it is a reserve of water.` */
function* findLeads({ text, sentences, language }: Passage): Generator<Finding> {
  const pattern = calledLead(language.grammar);
  if (pattern === undefined) return;
  for (const { start, end } of sentences) {
    const match = matchAt(pattern, text, start);
    const written = match?.groups?.['name'];
    if (match === null || written === undefined || end - start > MAX_TEXT) continue;
    const at = start + match[0].indexOf(written, match[0].indexOf(' '));
    const name = language.readName(text, at, at + written.length, true);
    if (name !== undefined) yield { form: 'naming', name, start, end, signals: ['unsure'] };
  }
}

const calledLead = perGrammar(({ calledLead: source }) => (source === undefined ? undefined : new RegExp(source, 'uy')));

/** A comma, the sign that closes a quotation and an article. UTF-16 code units. */
const MAX_LED = 12;

const leadsTo = perGrammar(
  ({ definite, possessive, anaphor }) => new RegExp(`^["”’]?,["”’]?\\s(?:${definite}|${possessive}|${anaphor})\\s`, 'u'),
);

/** `Most old crews call this X`; more words before the verb say something themselves. */
const MAX_CALLERS = 3;

/** `a variable named ctx` names a part of an example; so does a sentence that begins with `If` or `For example`. */
function signalsOf({ language: { grammar } }: Passage, name: NounPhrase, before: string): readonly FormSignal[] {
  const noun = /(\p{L}+)\s*$/u.exec(before.replace(/\s(?:is|are|,|which|also|often)$/u, ''))?.[1]?.toLowerCase() ?? '';
  const isLocal =
    grammar.parts.includes(noun) ||
    grammar.parts.includes(grammar.singular(noun)) ||
    /^(?:for example|suppose|say|let[’']s)[\s,]/iu.test(before);
  // `If water stands still, it is called slack.`
  const isCondition = /^(?:if|when)\s/iu.test(before);
  return [
    ...(isLocal ? (['local'] as const) : []),
    ...(isCondition ? (['unsure'] as const) : []),
    ...(name.isName || name.isQuoted ? [] : (['guessedName'] as const)),
  ];
}

/** Words that lead to the verb that names: `which is also`, `this is what we`. */
const leading =
  /(?:(?:^|\s)(?:\(?(?:also|often|sometimes|commonly|usually|which|is|are|was|were|simply|officially|what|we|they|he|she|I|more|be|been|has|have|can|people|auch|oft|aussi|souvent|también)))+$/iu;

interface Patterns {
  readonly naming: RegExp;
  readonly behindArticle: RegExp;
  readonly beforeArticle: RegExp;
  readonly articles: RegExp;
  /** Words at their end take up what stands before. */
  readonly deictic: RegExp;
}

const patternsOf = perGrammar(({ naming, calling, indefinite, definite, anaphor }): Patterns => {
  const article = `(?:${indefinite}|${definite})`;
  return {
    naming: new RegExp(`(?:\\s(?:${calling})|\\s\\(?(?:${naming})|\\sso-called|(?<=^|[\\n.] ?)Known as)\\s+`, 'gu'),
    behindArticle: new RegExp(`(?:^|\\s)${article}$`, 'iu'),
    beforeArticle: new RegExp(`^\\s${article}\\s`, 'iu'),
    articles: new RegExp(`(?<!\\p{L})${article}\\s`, 'giu'),
    deictic: new RegExp(`(?:^|\\s)(?:${anaphor}|that|which)(?:\\s\\p{L}+)?$`, 'iu'),
  };
});

/** The last article before the verb begins the noun that is named. */
function nounBefore(text: string, start: number, end: number, { grammar }: Language): number {
  const articles = [...text.slice(start, end).matchAll(patternsOf(grammar).articles)];
  const last = articles.findLast(({ index }) => end - start - index < 90);
  return last === undefined ? end : start + last.index;
}
