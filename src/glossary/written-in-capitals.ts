import { isAcronym } from '../search/acronym.ts';
import type { MentionFinder } from './find-mentions.ts';
import { isShouted } from './is-shouted.ts';

/** The test whether articles write a name in capitals among words that are not: `AIDS`, but not the PUMPS of `OUR PUMPS ARE NEW`. */
export function createCapitalsTest(mentions: () => MentionFinder): (name: string) => boolean {
  return (name) => {
    if (!isAcronym(name)) return false;
    const { pattern, found } = mentions().find([name]);
    const texts = found.flatMap(({ article, section }) => [section.body.text, section.heading, article.title]);
    return texts.some((text) => pattern.findAll(text).some((span) => !isShouted(text, span)));
  };
}
