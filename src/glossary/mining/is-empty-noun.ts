import type { Grammar } from './grammar.ts';
import { isCapitalized, isDistinct, type WordTables } from './words.ts';

/** English words that tell how something is, and the ends of such. */
const adjective =
  /(?:al|ive|ous|ful|ic|able|ible|less|ly|est)$|^(?:important|common|simple|easy|hard|good|bad|big|small|new|old|main|key|first|last|next|only|other|same|different|similar|single|whole|real|true|right|wrong|better|worse|great|large|long|short|high|low|early|late|recent|current|previous|special|major|minor|open|full|free|clear|nice|fine|poor|strong|weak|hidden|tricky|tough|extra|entire|certain|particular|given|simple|possible|best|worst)$/iu;

/** Whether a noun names nothing: `the line`. `the load line` and `the X-12 line` are lines of their own, and `the important line` is not. */
export function isEmptyNoun(last: string, before: string | undefined, grammar: Grammar, { empty }: WordTables): boolean {
  if (!empty.has(last) && !empty.has(grammar.singular(last))) return false;
  return before === undefined || (isCapitalized(before) && !isDistinct(before)) || adjective.test(before);
}
