import type { Mark, TextBlock } from '../../../content/rich-text.ts';
import { isFalseBullet } from '../false-bullets.ts';
import type { Finding, Passage } from '../passage.ts';
import { perGrammar } from '../per-grammar.ts';

/** `- mode This tells the pump which way to run.`: an item that begins with its term in code or in bold, with no sign between it and its sentence. */
export function* findItemLeads(passage: Passage): Generator<Finding> {
  const { text, body, language, view } = passage;
  let next = 0;
  for (const block of body.blocks) {
    if (block.kind !== 'paragraph' || block.marker === undefined) continue;
    while (next < body.marks.length && (body.marks[next] as Mark).start < block.contentStart) next += 1;
    const end = leadEnd(body.marks[next], block);
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

/** The end of a mark that begins an item, and does not fill it. */
function leadEnd(mark: Mark | undefined, { contentStart, end }: TextBlock): number | undefined {
  if (mark === undefined || mark.start !== contentStart || mark.end >= end) return undefined;
  return mark.kind === 'code' || mark.kind === 'strong' ? mark.end : undefined;
}

/** A sentence that takes the term up, asks for it or begins with an article. */
const toldOf = perGrammar(
  ({ anaphor, definite, indefinite }) =>
    new RegExp(
      `^(\\s+)(?=\\p{Lu})(?:(?:${anaphor}|${definite}|${indefinite})\\s|(?:How|What|Which|Where|When|Whether|Comment|Cómo|Wie)\\s)[^?]{12,}$`,
      'iu',
    ),
);
