import type { RichText } from '../../content/rich-text.ts';
import type { ArticleView } from './article-view.ts';
import { readClause } from './clause.ts';
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
    const clauses = sentences.map((sentence) => readClause(text, sentence, language));
    yield { view, language, section, heading, level, body, text, sentences, clauses };
  }
}

function sentencesOf({ text, blocks }: RichText): readonly Sentence[] {
  const sentences: Sentence[] = [];
  for (const block of blocks) {
    if (block.kind !== 'paragraph' || block.start > MAX_SECTION) continue;
    const limit = Math.min(block.end, MAX_SECTION + MAX_OVER);
    const spans = splitSentences(text, block.contentStart, limit);
    for (const [index, { start, end }] of (limit < block.end ? spans.slice(0, -1) : spans).entries()) {
      sentences.push({ start, end, block, beginsBlock: index === 0, beginsSection: sentences.length === 0 });
    }
  }
  return sentences;
}
