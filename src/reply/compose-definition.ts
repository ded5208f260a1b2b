import type { TermDefinition } from '../glossary/glossary.ts';
import { composeCitation } from './compose-citation.ts';
import { retractionOf } from './compose-section.ts';
import type { ReplyBlock } from './reply.ts';
import type { Words } from '../words/words.ts';

/** A source's explanation of a name, in its own words, with its place and the others who say the very same. */
export function definitionBlocks(headword: string, { text, source, alsoIn }: TermDefinition, words: Words): readonly ReplyBlock[] {
  const citation = source.kind === 'glossary' ? { glossary: words.glossary } : composeCitation(source.article, source.section);
  const others = alsoIn.map((other) => (other.kind === 'glossary' ? words.theGlossary : other.article.title));
  return [
    ...(source.kind === 'article' ? retractionOf(source.article, words) : []),
    { kind: 'definition', headword, text, citation },
    ...(others.length === 0 ? [] : [{ kind: 'paragraph', text: words.sameWordsIn(others), muted: true } as const]),
  ];
}
