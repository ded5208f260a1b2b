import type { Edit } from './edited-text.ts';

/** `*[HTML]: Hyper Text Markup Language`, on a line of its own. */
const ABBREVIATION = /^\*\[([^\]\n]{1,60})\]:[ \t]*([^\n]{0,600})$/gmu;
const WORD = /[\p{L}\p{N}]+(?:[.&+#-][\p{L}\p{N}]+)*/gu;

/**
 * Writes abbreviations as the list of definitions that they are. Readers see on the site what they mean by pointing at them, which a chat cannot show. Those
 * that the text does not use come from a list for all pages, and are left out.
 */
export function readAbbreviations(text: string, isCode: (offset: number) => boolean): readonly Edit[] {
  const found = [...text.matchAll(ABBREVIATION)].filter(({ index }) => !isCode(index));
  if (found.length === 0) return [];
  const used = new Set(text.replace(ABBREVIATION, '').match(WORD));
  return found.map(({ index, 0: line, 1: short = '', 2: long = '' }) => {
    const isUsed = long.trim() !== '' && used.has(short.trim());
    return { start: index, end: index + line.length, text: isUsed ? `- **${short.trim()}**: ${long.trim()}` : '' };
  });
}
