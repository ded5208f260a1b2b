import type { Structure } from '../count-structure.ts';

const TAG = /<(?:h[1-6]|li|dt|dd|t[dh]|p|blockquote|pre|div)\b/giu;

/** The amount that a parser would have to build of HTML, counted by its opening tags in one pass. Its nesting is judged while it is read. */
export function countHtmlStructure(html: string): Structure {
  const counts = { headings: 0, 'list items': 0, 'table cells': 0, paragraphs: 0, depth: 0 };
  for (const [tag] of html.matchAll(TAG)) {
    const name = tag.slice(1).toLowerCase();
    if (name.startsWith('h')) counts.headings += 1;
    else if (name === 'li' || name === 'dt' || name === 'dd') counts['list items'] += 1;
    else if (name === 'td' || name === 'th') counts['table cells'] += 1;
    else counts.paragraphs += 1;
  }
  return counts;
}
