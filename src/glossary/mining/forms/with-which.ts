import type { Finding, Passage } from '../passage.ts';
import { perGrammar } from '../per-grammar.ts';
import { MAX_TEXT } from '../rules.ts';
import { matchAt } from '../words.ts';

/** `With a tide gauge, you can read the level.`, `Using Gannet, crews can pump at night.`: what somebody does by means of a thing. Never sure. */
export function* findMeans({ text, language, sentences }: Passage): Generator<Finding> {
  const pattern = meansOf(language.grammar);
  if (pattern === undefined) return;
  for (const { start, end } of sentences) {
    if (end - start > MAX_TEXT) continue;
    const match = matchAt(pattern, text, start);
    const written = match?.groups?.['name'];
    if (match === null || written === undefined) continue;
    const at = start + match[0].indexOf(written, match[0].indexOf(' '));
    const name = language.readName(text, at, at + written.length, true);
    if (name === undefined || name.isEmpty) continue;
    yield { form: 'purpose', name, start, end, signals: ['weakVerb', 'unsure'] };
  }
}

const meansOf = perGrammar(({ means }) => (means === undefined ? undefined : new RegExp(means, 'uy')));
