import type { Edit } from './edited-text.ts';

/** The name of a link's address, `[name]: `, which stands at most this many UTF-16 code units before it. */
const BEFORE = 400;
const DEFINITION = /(?:^|\n)[ ]{0,3}\[[^[\]\n]+\]:[ \t]*(?:\n[ \t]*)?(<?)$/u;

/**
 * A template's value in place of its tag. An address that begins with a value that nobody knows leads nowhere: `[name]: {{ x }}` becomes
 * `[name]: <>`, so that the words of its links stay words.
 */
export function writeValue(text: string, edit: Edit): Edit {
  if (edit.text !== '') return edit;
  const before = DEFINITION.exec(text.slice(Math.max(0, edit.start - BEFORE), edit.start));
  if (before === null) return edit;
  const rest = text.slice(edit.end);
  if (before[1] !== '<') return /^\S/u.test(rest) ? edit : { ...edit, text: '<>' };
  const close = rest.search(/[>\n]/u);
  return rest[close] === '>' ? { ...edit, end: edit.end + close } : edit;
}
