import type { RichText, TextBlock } from '../../../content/rich-text.ts';
import { isFalseBullet } from '../false-bullets.ts';
import type { Finding, Passage } from '../passage.ts';
import { perGrammar } from '../per-grammar.ts';

/** `- mode This tells the pump which way to run.`: an item that begins with its term in code or in bold, with no sign between it and its sentence. */
export function* findItemLeads(passage: Passage): Generator<Finding> {
  const { text, body, language, view } = passage;
  for (const block of body.blocks) {
    const end = leadEnd(body, block);
    if (end === undefined) continue;
    const rest = text.slice(end, block.end);
    const told = toldOf(language.grammar).exec(rest);
    if (told === null) continue;
    const name = language.readName(text, block.contentStart, end, true);
    const start = end + (told[1]?.length ?? 0);
    if (name === undefined || isFalseBullet(name.headword, text.slice(start, block.end), view.article.lang) !== undefined) continue;
    const predicate = language.readPredicate(text, start, block.end);
    yield { form: 'bullet', name, start, end: block.end, predicate, signals: ['unsure'] };
  }
}

/** The end of the mark that begins an item, without white space. */
function leadEnd({ marks }: RichText, { kind, marker, contentStart, end }: TextBlock): number | undefined {
  if (kind !== 'paragraph' || marker === undefined) return undefined;
  const mark = marks.find((candidate) => candidate.start === contentStart && (candidate.kind === 'code' || candidate.kind === 'strong'));
  return mark === undefined || mark.end >= end ? undefined : mark.end;
}

/** A sentence that takes the term up, asks for it or begins with an article. */
const toldOf = perGrammar(
  ({ anaphor, definite, indefinite }) =>
    new RegExp(
      `^(\\s+)(?=\\p{Lu})(?:(?:${anaphor}|${definite}|${indefinite})\\s|(?:How|What|Which|Where|When|Whether|Comment|Cómo|Wie)\\s)[^?]{12,}$`,
      'iu',
    ),
);
