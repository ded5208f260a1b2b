import { PICTURE_SIGN } from '../../content/picture.ts';
import type { RichText, Span } from '../../content/rich-text.ts';
import type { ArticleView } from './article-view.ts';
import { readClause, readLaterClauses } from './clause.ts';
import { cueWordsOf } from './cue-words.ts';
import { findCues } from './cues.ts';
import { languageOf } from './languages.ts';
import type { Passage } from './passage.ts';
import type { Sentence } from './sentence.ts';
import { splitSentences } from './split-sentences.ts';

/** Of a section so much is read, in UTF-16 code units: the rest of a longer one lists things. */
const MAX_SECTION = 40_000;
/** A block that begins before it is read on for so much, without the sentence that would be cut. UTF-16 code units. */
const MAX_OVER = 2_000;

/** An article section by section, each cut into sentences. */
export function* readPassages(view: ArticleView): Generator<Passage> {
  const { article } = view;
  const language = languageOf(article.lang);
  for (const [section, { heading, level, body }] of article.sections.entries()) {
    const sentences = sentencesOf(body);
    const { text } = body;
    const cues = findCues(text, sentences, cueWordsOf(language.grammar));
    const clauses = sentences.map((sentence, index) => readClause(text, sentence, index, cues, language));
    const laterClauses = readLaterClauses(text, sentences, cues, language);
    yield { view, language, section, heading, level, body, text, sentences, cues, clauses, laterClauses };
  }
}

function sentencesOf({ text, blocks, marks }: RichText): readonly Sentence[] {
  const pictures = text.includes(PICTURE_SIGN) ? marks.filter(({ kind }) => kind === 'image') : [];
  let codes: ReadonlySet<number> | undefined;
  const isCode = (at: number) => (codes ??= new Set(marks.filter(({ kind }) => kind === 'code').map(({ start }) => start))).has(at);
  const sentences: Sentence[] = [];
  for (const block of blocks) {
    if (block.kind !== 'paragraph' || block.start > MAX_SECTION) continue;
    const limit = Math.min(block.end, MAX_SECTION + MAX_OVER);
    const parts = pictures.length === 0 ? [{ start: block.contentStart, end: limit }] : partsAround(pictures, block.contentStart, limit);
    const spans = parts.flatMap(({ start, end }) => splitSentences(text, start, end, isCode));
    for (const [index, { start, end }] of (limit < block.end ? spans.slice(0, -1) : spans).entries()) {
      // A picture that is not shown has no mark: only its sign tells that what follows describes one.
      if (text.slice(start, end).includes(PICTURE_SIGN)) continue;
      sentences.push({ start, end, block, beginsBlock: index === 0, beginsSection: sentences.length === 0 });
    }
  }
  return sentences;
}

/** A block without its pictures, whose descriptions are not prose. */
function partsAround(pictures: readonly Span[], start: number, end: number): readonly Span[] {
  const parts: Span[] = [];
  let from = start;
  for (const picture of pictures) {
    if (picture.end <= from || picture.start >= end) continue;
    if (picture.start > from) parts.push({ start: from, end: picture.start });
    from = picture.end;
  }
  if (from < end) parts.push({ start: from, end });
  return parts;
}
