import { isPersonal } from '../is-personal.ts';
import type { Finding, Passage } from '../passage.ts';
import { perGrammar } from '../per-grammar.ts';
import { matchAt } from '../words.ts';

/** `I am Ada Quist, a pilot.`, `My name is Ada Quist, and I keep the gate.`: somebody who says who they are. Never sure: a text may quote them. */
export function* findFirstPersons({ text, language, sentences }: Passage): Generator<Finding> {
  const pattern = introduction(language.grammar);
  if (pattern === undefined) return;
  for (const { start, end } of sentences) {
    const match = matchAt(pattern, text, start);
    const written = match?.groups?.['name'];
    if (match === null || written === undefined || !isPersonal(written)) continue;
    const at = start + match[0].indexOf(written);
    const name = language.readName(text, at, at + written.length, true);
    // The name alone tells nothing.
    if (name !== undefined && end - start - match[0].length > MIN_TOLD)
      yield { form: 'copula', name, start, end, signals: ['unsure', 'person'] };
  }
}

/** UTF-16 code units. */
const MIN_TOLD = 10;

const introduction = perGrammar(({ firstPerson }) =>
  firstPerson === undefined
    ? undefined
    : new RegExp(
        `(?:${firstPerson}) (?<name>\\p{Lu}[\\p{L}'’-]+(?: \\p{Ll}{1,3})?(?: \\p{Lu}[\\p{L}'’.-]*){1,3})(?=[,.]? (?:\\p{Ll}|I\\s))`,
        'uy',
      ),
);
