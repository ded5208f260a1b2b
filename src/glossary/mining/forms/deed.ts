import { cueWordsOf } from '../cue-words.ts';
import type { Finding, Passage } from '../passage.ts';
import { perGrammar } from '../per-grammar.ts';
import { matchAt } from '../words.ts';

/** `The Harbor Act banned oars.`, `Ada Quist led the first crew.`: what a name of several words is known for, in the past. Never sure: it may be news. */
export function* findDeeds({ text, language, sentences, clauses, cues }: Passage): Generator<Finding> {
  const deed = deedOf(language.grammar);
  const bit = cueWordsOf(language.grammar).bits.deeds;
  if (deed === undefined) return;
  for (const [index, { start, end }] of sentences.entries()) {
    if (clauses[index] !== undefined || ((cues.words[index] as number) & bit) === 0) continue;
    const match = matchAt(deed, text, start);
    const written = match?.groups?.['name'];
    if (match === null || written === undefined || match[0].length > end - start - MIN_TOLD) continue;
    const at = start + match[0].indexOf(written, match.groups?.['lead']?.length ?? 0);
    const name = language.readName(text, at, at + written.length, true);
    if (name?.isName !== true) continue;
    yield { form: 'purpose', name, start, end, signals: ['weakVerb', 'unsure'] };
  }
}

/** Fewer UTF-16 code units behind the verb tell nothing. */
const MIN_TOLD = 6;

const deedOf = perGrammar(({ deeds }) =>
  deeds === undefined
    ? undefined
    : new RegExp(
        `(?<lead>\\p{Lu}\\p{Ll}+ [^,.;:()]{2,40}, )?(?:[Tt]he )?(?<name>\\p{Lu}[\\p{L}\\d.’'-]*(?: (?:of |for |and )?\\p{Lu}[\\p{L}\\d.’'-]*)+)(?: of \\d{4})? (?:${deeds}) `,
        'uy',
      ),
);
