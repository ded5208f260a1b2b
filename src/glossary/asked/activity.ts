import { perGrammar } from '../mining/per-grammar.ts';
import { type AskedForm, dated, isKindNoun } from './asked-form.ts';

/** `Velm holds the tide back`, `The Velm tool counts the boats`: what it does, behind the name as the subject. */
export const activity: AskedForm = {
  name: 'activity',
  explains({ before, after }, language) {
    const patterns = patternsOf(language.grammar);
    if (patterns === undefined || !patterns.subject.test(before) || dated.test(after)) return false;
    // `The Velm tool`
    const noun = /^["”’`]*\s(\p{Ll}+)(?=\s)/u.exec(after);
    const rest =
      noun?.[1] !== undefined && !patterns.verb.test(after) && isKindNoun(noun[1], language) ? after.slice(noun[0].length) : after;
    const verb = patterns.verb.exec(rest)?.[0];
    return verb !== undefined && !patterns.deed.test(rest.slice(verb.length));
  },
};

const patternsOf = perGrammar(({ asked, adverbs, auxiliary, copula, definite, indefinite, leadIn, purpose }) => {
  if (asked === undefined) return undefined;
  const often = `(?:(?:${adverbs}|will|can)\\s+)?`;
  return {
    subject: new RegExp(`^(?:(?:${leadIn})(?!\\p{L})[^,]{0,60},\\s+)?(?:(?:${definite}|${indefinite}|each|every)\\s)?["“‘\`]?$`, 'iu'),
    // Two words and more say what for.
    verb: new RegExp(`^["”’\`]*(?:\\s\\([^()\\n]{1,60}\\))?\\s+${often}(?:${asked.acts}|${purpose})(?=\\s(?:\\S+\\s+){2}\\S)`, 'u'),
    // `Velm limits are raised` has a noun for a verb.
    deed: new RegExp(`^\\s(?:(?:${copula}|${auxiliary}|${asked.deeds})(?![\\p{L}’']))`, 'iu'),
  };
});
