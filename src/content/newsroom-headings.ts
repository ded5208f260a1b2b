import { isClosed, type NewsroomLine } from './newsroom-lines.ts';

/** Headings that newsrooms use again and again: never a dek, even right below the title. */
const STOCK_HEADINGS = new Set([
  'key details',
  'key facts',
  'key points',
  'key takeaways',
  'what this means',
  'what it means',
  'what happened',
  'why it matters',
  'technical breakdown',
  'technical details',
  'industry impact',
  'looking ahead',
  'the details',
  'the news',
  'the big picture',
  'at a glance',
  'background',
  'context',
  'overview',
  'introduction',
  'summary',
  'highlights',
  'conclusion',
]);
/** `Photo: SpaceX`, `Tags: AI`: remarks, not headings. */
const REMARK =
  /^(?:photo|image|picture|video|credit|source|via|read more|related|updated?|published|posted|tags?|topics?|note|by|share|follow us)\b\s*[:：]/iu;
const MAX_LENGTH = 80;
const MAX_WORDS = 12;
/** Scripts without spaces say as much in fewer characters. */
const MAX_UNSPACED = 30;

export function isStockHeading(text: string): boolean {
  return STOCK_HEADINGS.has(text.toLowerCase().replace(/[:：]$/u, ''));
}

/** Whether a line is worded as a heading: short, no sentence, nothing that closes it. */
function looksLikeHeading({ text, item }: NewsroomLine): boolean {
  if (item !== undefined || text.length > MAX_LENGTH || !/\p{L}/u.test(text)) return false;
  const words = text.split(/\s+/u);
  if (
    words.length > MAX_WORDS ||
    (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(text) && text.length > MAX_UNSPACED)
  )
    return false;
  if (REMARK.test(text) || /https?:\/\/|www\.|\S@\S/u.test(text)) return false;
  // iPhone and xAI begin a heading; a word all in small letters goes on with a sentence.
  if (/^["'“‘(]*\p{Ll}+(?!\p{Lu}|\p{Ll})/u.test(text) || /\p{Ll}{3}[.!?]\s/u.test(text)) return false;
  if (!isClosed(text)) return true;
  return /[?:：]["'”’)]*$/u.test(text) && words.length >= 2 && words.length <= 8 && isTitleCase(words);
}

/** `What Comes Next?` is a heading, `What comes next?` a question in the text. */
function isTitleCase(words: readonly string[]): boolean {
  return words.every(
    (word) =>
      /^[^\p{L}]*[\p{Lu}\d]/u.test(word) || /^(?:a|an|and|as|at|but|by|for|from|in|is|it|its|of|on|or|the|to|vs|with)\W*$/iu.test(word),
  );
}

/**
 * The level of each line that is a heading, 0 for text. A heading is followed by a paragraph or a list. Of two heading-like lines in
 * a row, the second heads a part of the first; of more, those in between are a bare list.
 */
export function headingLevels(lines: readonly NewsroomLine[]): readonly number[] {
  const levels = lines.map(() => 0);
  for (let first = 0; first < lines.length; first++) {
    let end = first;
    while (end < lines.length && looksLikeHeading(lines[end] as NewsroomLine)) end += 1;
    const run = end - first;
    const followed = end < lines.length;
    if (run > 1 || (run === 1 && followed)) levels[first] = 2;
    if (run === 2 && followed) levels[end - 1] = 3;
    if (run > 2 && followed) levels[end - 1] = 2;
    first = end;
  }
  return levels;
}
