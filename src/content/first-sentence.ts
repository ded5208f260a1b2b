import type { Article } from './article.ts';
import { PICTURE_SIGN } from './picture.ts';
import type { RichText, TextBlock } from './rich-text.ts';
import { isForMembers } from './teaser.ts';

/** Longer sentences are cut at a word: about three lines of a chat, in UTF-16 code units. */
const MAX_LENGTH = 300;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' });
/** A full stop behind these ends no sentence, and neither does one behind an initial. */
const ABBREVIATION =
  /(?:^|[\s(\u2018\u201C"'-])(?:\p{Lu}|(?:\p{L}\.)+\p{L}|Dr|Mr|Mrs|Ms|Mx|Prof|St|Ste|No|Nos|Nr|Nrn|vs|ca|approx|cf|al|Inc|Ltd|Co|Corp|Jr|Sr|Gen|Col|Capt|Lt|Sgt|Sen|Rep|Gov|Rev|Hon|Fig|Vol|pp?|art|bzw|usw|Mme|Mlle|Sra?|Dra?|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.\s*$/u;

const known = new WeakMap<Article, { readonly sentence: string | undefined }>();

/**
 * The first sentence of an article's own text, for places that show its dek and there is none. Undefined when only members may read it, or
 * when there is no sentence.
 */
export function firstSentence(article: Article): string | undefined {
  const found = known.get(article);
  if (found) return found.sentence;
  const sentence = isForMembers(article) ? undefined : findSentence(article);
  known.set(article, { sentence });
  return sentence;
}

function findSentence({ sections }: Article): string | undefined {
  const places = sections.flatMap(({ body }) => body.blocks.map((block) => ({ body, block })));
  const isProse = ({ block }: { readonly block: TextBlock }): boolean => block.kind === 'paragraph';
  // A paragraph says more of an article than an item of a list or the words of somebody else.
  const ranked = [
    places.filter((place) => isProse(place) && place.block.listDepth === 0 && place.block.quoteDepth === 0),
    places.filter(isProse),
  ];
  for (const { body, block } of ranked.flat()) {
    const words = wordsOf(body, block);
    // The label of a picture without an address: where it ends is not known.
    if (!words.startsWith(PICTURE_SIGN) && /[\p{L}\p{N}]/u.test(words)) return shorten(beginning(words.replaceAll(PICTURE_SIGN, '')));
  }
  return undefined;
}

/** The block without its pictures. */
function wordsOf({ text, marks }: RichText, block: TextBlock): string {
  let words = '';
  let at = block.contentStart;
  for (const mark of marks) {
    if (mark.kind !== 'image' || mark.start < at || mark.end > block.end) continue;
    words += text.slice(at, mark.start);
    at = mark.end;
  }
  return (words + text.slice(at, block.end)).replace(/\s+/gu, ' ').trim();
}

function beginning(words: string): string {
  let sentence = '';
  for (const { segment } of sentences.segment(words)) {
    sentence += segment;
    if (!ABBREVIATION.test(sentence)) break;
  }
  return sentence.trim();
}

function shorten(sentence: string): string {
  if (sentence.length <= MAX_LENGTH) return sentence;
  // Room for the ellipsis, and never half of a letter with its marks.
  const end = graphemes.segment(sentence.slice(0, MAX_LENGTH + 1)).containing(MAX_LENGTH - 1)?.index ?? 0;
  const cut = sentence.slice(0, end).toWellFormed();
  const space = cut.lastIndexOf(' ');
  return `${(space > MAX_LENGTH / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:–—-]+$/u, '')}…`;
}
