import type { KnownBreak } from './known-breaks.ts';
/** Breaks that change nothing anyone can see. They are not drawn. */
export const equivalents: readonly KnownBreak[] = [
  {
    file: 'src/storage/outbox-planning.ts',
    line: ".select((eb) => eb.fn.min('destination_id').as('destination_id'))",
    broken: ".select((eb) => eb.fn.max('destination_id').as('destination_id'))",
    reason: 'The rows of a group have one destination: the least is the greatest.',
  },
  {
    file: 'src/glossary/mining/words.ts',
    line: 'if (isPlain(word)) return false;',
    broken: 'if (false) return false;',
    reason: 'A word of small letters of ASCII is told without the pattern, which says the same.',
  },
  {
    file: 'src/glossary/find-mentions.ts',
    line: 'if (held.every(({ places }) => places.length === 0)) return { pattern: nothing, found: [] };',
    broken: 'if (false) return { pattern: nothing, found: [] };',
    reason: 'In no place nothing is found: only the time for the pattern is saved.',
  },
  {
    file: 'src/glossary/spot-terms.ts',
    line: 'for (let count = Math.min(maxWords, words.length - first); count > 0; count -= 1) {',
    broken: 'for (let count = Math.min(maxWords, words.length - first); count >= 0; count -= 1) {',
    reason: 'No words are no term.',
  },
  {
    file: 'src/content/dialects/code-ranges.ts',
    line: 'opening.lastIndex = closing.lastIndex;',
    broken: ';',
    reason: 'An element of code in another one becomes a part of it when ranges are merged.',
  },
  {
    file: 'src/storage/sqlite-thread.ts',
    line: 'lastId += 1;',
    broken: 'lastId += 2;',
    reason: 'The numbers of requests only have to differ.',
  },
];
