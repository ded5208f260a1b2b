import { perGrammar } from '../mining/per-grammar.ts';
import type { AskedForm } from './asked-form.ts';

/** `The job of Velm is to hold the tide`, `Velm’s task is to hold the tide`. */
export const duty: AskedForm = {
  name: 'duty',
  explains({ before, after }, { grammar }) {
    const patterns = patternsOf(grammar);
    return (
      patterns !== undefined &&
      ((patterns.of.test(before) && patterns.to.test(after)) || (patterns.first.test(before) && patterns.owned.test(after)))
    );
  },
};

const patternsOf = perGrammar(({ asked, copula, definite }) => {
  if (asked === undefined) return undefined;
  const to = `(?:${copula})\\s+(?:${asked.to})(?!\\p{L})(?!\\s(?:${asked.open})(?!\\p{L}))`;
  return {
    of: new RegExp(`^(?:${definite})\\s+(?:\\p{L}+\\s)?(?:${asked.duties})\\s(?:\\p{L}+\\s){1,2}["“]?$`, 'iu'),
    to: new RegExp(`^["”]?\\s+${to}`, 'iu'),
    first: new RegExp(`^(?:(?:${definite})\\s+)?["“]?$`, 'iu'),
    owned: new RegExp(`^["”]?['’]s?\\s(?:\\p{L}+\\s)?(?:${asked.duties})\\s+${to}`, 'iu'),
  };
});
