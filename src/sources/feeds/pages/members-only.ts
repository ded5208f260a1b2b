import type { LinkedData } from './linked-data.ts';
import type { PageDocument } from './page-document.ts';

/** Facts of schema.org that are about other articles: the entries of a list, and what an article speaks of. */
const OF_OTHERS = new Set(['itemListElement', 'mentions', 'citation']);

/**
 * Whether a page says to search engines that something of it is not free to read: an article, a part of one, the page as a whole. Articles
 * that it lists may be for members. Facts that cannot be read say it if they hold the words for it.
 */
export function isMembersOnly(document: PageDocument, { facts, broken }: LinkedData): boolean {
  const marked = [...document.querySelectorAll('[itemprop="isAccessibleForFree"]')];
  return (
    marked.some((element) => isFalse(element.getAttribute('content') ?? element.getAttribute('href') ?? element.textContent)) ||
    facts.some(saysFalse) ||
    broken.some((text) => /isAccessibleForFree["'\s:]*(?:\S{0,40}\/)?false/iu.test(text))
  );
}

/** Without recursion: the facts of a page nest as deep as it likes. */
function saysFalse(facts: unknown): boolean {
  const waiting: unknown[] = [facts];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, inner] of Object.entries(value)) {
      if (name === 'isAccessibleForFree' && isFalse(inner)) return true;
      if (!OF_OTHERS.has(name)) waiting.push(inner);
    }
  }
  return false;
}

/** `false`, `"False"` and `http://schema.org/False`. */
function isFalse(value: unknown): boolean {
  return /(?:^|\/)false$/iu.test(String(value).trim());
}
