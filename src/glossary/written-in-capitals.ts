import type { Span } from '../content/rich-text.ts';
import { isAcronym } from '../search/acronym.ts';
import type { MentionFinder } from './find-mentions.ts';

/** Read on either side of a word to see whether its sentence is in capitals. UTF-16 code units. */
const maxAround = 60;

/**
 * Whether all words around a word are in capitals too, as in a headline or a warning: then its own capitals say nothing. So they do if it
 * stands alone on its line.
 */
export function isShouted(text: string, { start, end }: Span): boolean {
  const [before = ''] = /[^.!?\n]*$/u.exec(text.slice(Math.max(0, start - maxAround), start)) ?? [];
  const [after = ''] = /^[^.!?\n]*/u.exec(text.slice(end, end + maxAround)) ?? [];
  return !/\p{Ll}{2}/u.test(`${before} ${after}`);
}

/** The test whether articles write a name in capitals among words that are not: `AIDS`, but not the PUMPS of `OUR PUMPS ARE NEW`. */
export function createCapitalsTest(mentions: () => MentionFinder): (name: string) => boolean {
  return (name) => {
    if (!isAcronym(name)) return false;
    const { pattern, found } = mentions().find([name]);
    const texts = found.flatMap(({ article, section }) => [section.body.text, section.heading, article.title]);
    return texts.some((text) => pattern.findAll(text).some((span) => !isShouted(text, span)));
  };
}
