import { composeTermList } from '../src/reply/compose-term.ts';
import type { Reply } from '../src/reply/reply.ts';
import type { CommandContext } from './context.ts';

/** The headwords that begin with a letter, or that an article of a topic explains; all of them if nothing is said. */
export function listTerms(_about: string, context: CommandContext): Reply {
  return composeTermList(context.glossary.list().map(({ headword }) => headword));
}
