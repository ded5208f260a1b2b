import { perGrammar } from '../mining/per-grammar.ts';
import { type AskedForm, denied } from './asked-form.ts';

/** `The crew uses Velm to hold the tide back`, `With Velm, you can hold it back`: what people do with it. */
export const use: AskedForm = {
  name: 'use',
  explains({ before, after }, { grammar }) {
    const patterns = patternsOf(grammar);
    if (patterns === undefined || denied.test(before)) return false;
    return (patterns.uses.test(before) && patterns.to.test(after)) || (patterns.using.test(before) && patterns.can.test(after));
  },
};

const patternsOf = perGrammar(({ asked, definite, indefinite, possessive }) => {
  if (asked === undefined) return undefined;
  const own = `(?:(?:${definite}|${indefinite}|${possessive})\\s)?["“‘\`]?$`;
  return {
    uses: new RegExp(`(?<!\\p{L})(?<!how to )(?:${asked.uses})\\s${own}`, 'iu'),
    // Three words and more say what for.
    to: new RegExp(
      `^["”’\`]*(?:\\s\\([^()\\n]{1,60}\\)|\\s(?!(?:next|due|back|close|up|down|over|prior|similar|thanks)\\s)\\p{Ll}+)?\\s(?:${asked.to})\\s(?!(?:${definite}|${indefinite}|${possessive})\\s)(?:\\S+\\s+){2}\\S`,
      'u',
    ),
    using: new RegExp(`^(?:${asked.using})\\s${own}`, 'iu'),
    can: new RegExp(`^["”’\`]*,\\s(?:${asked.can})\\s\\p{L}+\\s\\S`, 'iu'),
  };
});
