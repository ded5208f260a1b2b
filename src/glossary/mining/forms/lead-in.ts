import { isFalseBullet } from '../false-bullets.ts';
import { hasVerb } from '../has-verb.ts';
import { isExplained } from '../rules.ts';
import type { Span } from '../../../content/rich-text.ts';
import type { Finding, Passage } from '../passage.ts';
import { perGrammar } from '../per-grammar.ts';
import type { Sentence } from '../sentence.ts';
import { matchAt, patternOf } from '../words.ts';
import { beginsWithPerson } from '../begins-clause.ts';

/** `**Term.** A ...`: a paragraph that begins with its term in bold, as a heading that runs in. */
export function* findLeadIns(passage: Passage): Generator<Finding> {
  const { text, body, language } = passage;
  for (const [index, sentence] of passage.sentences.entries()) {
    if (!sentence.beginsBlock) continue;
    const mark = body.marks.find(({ kind, start }) => kind === 'strong' && start === sentence.start) ?? itemLead(passage, sentence);
    if (mark === undefined || mark.end > sentence.end + 1 || mark.end - mark.start > MAX_TERM) continue;
    // The sentence is the term alone; what explains it is the next.
    const isAlone = sentence.end <= mark.end + 1 && /[.:]$/u.test(text.slice(sentence.start, sentence.end));
    const next = passage.sentences[index + 1];
    if (!isAlone || next === undefined || next.block !== sentence.block) continue;
    const end = /[.:]$/u.test(text.slice(mark.start, mark.end)) ? mark.end - 1 : mark.end;
    const name = language.readName(text, mark.start, end, false);
    if (name === undefined || name.isEmpty || name.words > MAX_WORDS || (name.article === 'definite' && !name.isName)) continue;
    if (beginsWithPerson(language, text, next.start)) continue;
    const predicate = language.readPredicate(text, next.start, next.end);
    const isTold =
      predicate.article !== 'none' && (predicate.classifies || predicate.isTold) && !hasVerb(language, text.slice(next.start, next.end));
    if (!isExplained(predicate)) continue;
    // Without bold letters most items begin so and explain nothing.
    const isItem = body.marks.every(({ kind, start }) => kind !== 'strong' || start !== sentence.start);
    const isWorded = isTold || predicate.isTold || matchAt(bare(language.grammar), text, next.start) !== null;
    if (isItem && (!isWorded || isFalseBullet(name.headword, text.slice(next.start, next.end), passage.view.article.lang) !== undefined))
      continue;
    yield {
      form: 'lead-in',
      name,
      start: next.start,
      end: next.end,
      predicate,
      signals: isTold ? ['clearMarker'] : isItem ? ['weakVerb', 'unsure'] : ['weakVerb'],
    };
  }
}

const bare = perGrammar(({ bareVerb }) => patternOf(`(?:${bareVerb})\\s`));

/** `- Canary tokens. Fake credentials that ...`: of an item the first sentence, if it is no longer than a term. */
function itemLead({ text }: Passage, { start, end, block }: Sentence): Span | undefined {
  if (block.marker === undefined || text[end - 1] !== '.') return undefined;
  return text.slice(start, end).split(/\s+/u).length <= MAX_WORDS ? { start, end } : undefined;
}

/** UTF-16 code units. */
const MAX_TERM = 60;
const MAX_WORDS = 4;
