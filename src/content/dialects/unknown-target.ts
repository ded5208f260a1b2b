import type { Edit } from './edited-text.ts';

/** The name of a link's address, `[name]: `, which stands at most this many UTF-16 code units before it. */
const BEFORE = 400;
const DEFINITION = /(?:^|\n)[ ]{0,3}\[[^[\]\n]+\]:[ \t]*(?:\n[ \t]*)?(<?)$/u;

/** The address of a link or a picture in a line up to a tag in it. */
const IN_ADDRESS = /\]\((?<address>[^\s<>()]*)$/u;
const REST_OF_ADDRESS = /^(?:\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|[^\s()])*/u;

/**
 * A template's value in place of its tag. An address that begins with a value that nobody knows leads nowhere: `[name]: {{ x }}` becomes
 * `[name]: <>`, so that the words of its links stay words. So does `[name](a/{{ x }}.md)`: without the value it would name another file. A value at the
 * beginning of `{{ x }}/a.md` is taken for the site's own address.
 */
export function writeValue(text: string, edit: Edit): Edit {
  if (edit.text !== '') return edit;
  const address = IN_ADDRESS.exec(text.slice(Math.max(0, edit.start - BEFORE), edit.start))?.groups?.['address'] ?? '';
  if (address !== '') {
    const rest = REST_OF_ADDRESS.exec(text.slice(edit.end, edit.end + BEFORE))?.[0] ?? '';
    return { start: edit.start - address.length, end: edit.end + rest.length, text: '<>' };
  }
  const before = DEFINITION.exec(text.slice(Math.max(0, edit.start - BEFORE), edit.start));
  if (before === null) return edit;
  const rest = text.slice(edit.end);
  if (before[1] !== '<') return /^\S/u.test(rest) ? edit : { ...edit, text: '<>' };
  const close = rest.search(/[>\n]/u);
  return rest[close] === '>' ? { ...edit, end: edit.end + close } : edit;
}
