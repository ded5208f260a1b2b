import type { PageDocument } from './page-document.ts';

/**
 * Whether a page says to search engines that something of it is not free to read, in whichever of its facts: an article, a part of one, the
 * page as a whole.
 */
export function isMembersOnly(document: PageDocument, facts: readonly unknown[]): boolean {
  const marked = [...document.querySelectorAll('[itemprop="isAccessibleForFree"]')];
  return (
    marked.some((element) => isFalse(element.getAttribute('content') ?? element.getAttribute('href') ?? element.textContent)) ||
    facts.some(saysFalse)
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
      waiting.push(inner);
    }
  }
  return false;
}

/** `false`, `"False"` and `http://schema.org/False`. */
function isFalse(value: unknown): boolean {
  return /(?:^|\/)false$/iu.test(String(value).trim());
}
