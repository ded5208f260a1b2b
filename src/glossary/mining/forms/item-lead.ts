import type { Mark, TextBlock } from '../../../content/rich-text.ts';
import { isFalseBullet } from '../false-bullets.ts';
import { isSentence } from '../has-verb.ts';
import type { Finding, Passage } from '../passage.ts';
import { perGrammar } from '../per-grammar.ts';
import { isCapitalized } from '../words.ts';

/** `- mode This tells the pump which way to run.`: an item that begins with its term in code or in bold, with no sign between it and its sentence. */
export function* findItemLeads(passage: Passage): Generator<Finding> {
  const { text, body, language, view } = passage;
  let next = 0;
  for (const block of body.blocks) {
    if (block.kind !== 'paragraph' || block.marker === undefined) continue;
    while (next < body.marks.length && (body.marks[next] as Mark).start < block.contentStart) next += 1;
    const mark = body.marks[next];
    const end = leadEnd(mark, block);
    if (end === undefined) continue;
    const rest = text.slice(end, block.end);
    const { told, article } = patternsOf(language.grammar);
    const lead = told.exec(rest);
    const start = end + (lead?.[1]?.length ?? 0);
    // `- **Run** the server now`: with a small letter the term is a part of the sentence.
    if (lead === null || !isCapitalized(text[start] ?? '')) continue;
    // `- **Ada Quist** The pilot was old`: letters are bold to call somebody, too, and the sentence tells of another.
    const first = text.slice(start, block.end).split(/[.!?]\s/u)[0] ?? '';
    if (mark?.kind === 'strong' && article.test(first) && isSentence(language, first)) continue;
    const name = language.readName(text, block.contentStart, end, true);
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

const patternsOf = perGrammar(({ anaphor, definite, indefinite }) => ({
  /** A sentence that takes the term up, asks for it or begins with an article. */
  told: new RegExp(
    `^(\\s+)(?:(?:${anaphor}|${definite}|${indefinite})\\s|(?:How|What|Which|Where|When|Whether|Comment|Cómo|Wie)\\s)[^?]{12,}$`,
    'iu',
  ),
  article: new RegExp(`^(?:${definite}|${indefinite})\\s`, 'iu'),
}));
