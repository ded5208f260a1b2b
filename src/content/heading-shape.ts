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
  'by the numbers',
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
/** A full stop that ends no sentence. */
const ABBREVIATION =
  /\b(?:Corp|Prof|Sept|Dept|Univ|Assoc|Bros|Intl|Capt|Cmdr|Sgt|Rev|Hon|Gov|Sen|Rep|Gen|Col|Maj|Pres|Supt|Mrs|Inst|Est|Messrs|vs|approx|incl|etc)\./giu;
const MAX_LENGTH = 80;
const MAX_WORDS = 12;
/** Scripts without spaces say as much in fewer characters. */
const MAX_UNSPACED = 30;
const CLOSING = /[.!?…:;,。！？：；，؟۔।]["'”’»)\]*_]*$/u;
/** iPhone and xAI begin a heading; a word all in small letters goes on with a sentence. */
const SMALL_START = /^["'“‘(]*\p{Ll}+(?!\p{Lu}|\p{Ll})/u;
/** Words that no line of its own ends with, in the languages that most newsrooms write. A title has `On` at its end, not `on`. */
const OPEN_END =
  /(?:[,–—-]|(?<![\p{L}\p{N}])(?:a|an|the|and|or|but|nor|of|to|in|on|at|by|for|from|with|without|into|onto|over|under|than|as|that|which|who|whose|is|are|was|were|be|been|has|have|had|will|would|can|could|its|his|her|their|our|my|your|this|these|between|among|near|about|after|before|since|until|per|via|called|named|(?:Mr|Mrs|Ms|Dr|St)\.?|der|die|das|den|dem|des|ein|eine|einen|einem|einer|und|oder|im|am|auf|aus|bei|mit|nach|von|vom|zu|zum|zur|für|über|unter|vor|durch|als|dass|wer|wie|wird|ist|sind|le|les|un|une|du|de|et|ou|au|aux|en|dans|sur|pour|par|avec|que|qui|el|los|las|una|y|con|por|para|del))$/u;

/** Whether a line ends as a sentence or a clause does. */
export function isClosed(text: string): boolean {
  return CLOSING.test(text);
}

/** Whether a line ends in the middle of a clause: what follows belongs to it, whatever it looks like. */
export function endsOpen(text: string): boolean {
  return OPEN_END.test(text);
}

export function startsSmall(text: string): boolean {
  return SMALL_START.test(text);
}

export function isStockHeading(text: string): boolean {
  return STOCK_HEADINGS.has(
    text
      .toLowerCase()
      .replace(/\s+/gu, ' ')
      .replace(/[:：]$/u, ''),
  );
}

/** Whether a line that is not a list item is worded as a heading: short, no sentence, nothing that closes it. */
export function looksLikeHeading(text: string): boolean {
  if (isStockHeading(text)) return true;
  if (text.length > MAX_LENGTH || text.includes('\n') || !/\p{L}/u.test(text)) return false;
  const words = text.split(/\s+/u);
  if (
    words.length > MAX_WORDS ||
    (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(text) && text.length > MAX_UNSPACED)
  )
    return false;
  if (REMARK.test(text) || /https?:\/\/|www\.|\S@\S/u.test(text)) return false;
  // A bold beginning is a term.
  if (startsSmall(text) || text.startsWith('**') || /\p{Ll}{3}\.\s/u.test(text.replace(ABBREVIATION, ''))) return false;
  if (/\p{Ll}{3}[!?]\s/u.test(text) && !isTitleCase(text)) return false;
  if (!isClosed(text)) return true;
  return /[?:：]["'”’)]*$/u.test(text) && words.length >= 2 && words.length <= 8 && isTitleCase(text);
}

/** `What Comes Next?` is a heading, `What comes next?` a question in the text. */
export function isTitleCase(text: string): boolean {
  return text
    .split(/\s+/u)
    .every(
      (word) =>
        /^[^\p{L}]*[\p{Lu}\d]/u.test(word) || /^(?:a|an|and|as|at|but|by|for|from|in|is|it|its|of|on|or|the|to|vs|with)\W*$/iu.test(word),
    );
}
