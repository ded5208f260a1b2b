import type { Edit } from './edited-text.ts';

/** `[words][label]` and `[words][]`, on one or two lines. */
const REFERENCE =
  /(?<![!\\\]\p{L}\p{N}])\[((?:[^[\]\n\\]|\\.|\n(?![ \t]*\n)|\[[^[\]\n]{0,80}\]){1,300})\][ \t]?\[([^[\]\n]{0,200})\](?![[(:])/gu;
const DEFINITION = /^[ \t>]{0,12}\[([^\]\n]{1,200})\]:/gmu;

/**
 * Links whose addresses a template writes keep their words: `[words][label]` of which the text that is left gives no address. To be asked only of a text from which tags were
 * dropped.
 */
export function readLostReferences(text: string, isCode: (offset: number) => boolean): readonly Edit[] {
  const defined = new Set(Array.from(text.matchAll(DEFINITION), ([, label = '']) => fold(label)));
  return Array.from(text.matchAll(REFERENCE)).flatMap(({ 0: whole, 1: words = '', 2: label = '', index }): readonly Edit[] => {
    if (isCode(index) || defined.has(fold(label === '' ? words : label)) || words.startsWith('^')) return [];
    // `[1][2]` and `[12][13]` are numbers of sources, or places in a list.
    if (/^\d+$/u.test(label) || !/\p{L}/u.test(words)) return [];
    return [
      { start: index, end: index + 1, text: '' },
      { start: index + 1 + words.length, end: index + whole.length, text: '' },
    ];
  });
}

function fold(label: string): string {
  return label.toLowerCase().replace(/\s+/gu, ' ').trim();
}
