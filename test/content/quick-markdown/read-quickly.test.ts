import { describe, expect, it } from 'vitest';
import { readQuickly } from '../../../src/content/quick-markdown/read-quickly.ts';
import { parseFully } from './parse-fully.ts';

/** The text that the parser gets; undefined if it gets none. */
function textForParser(text: string, readsHtml = true): string | undefined {
  let given: string | undefined;
  readQuickly(text, readsHtml, (rest) => {
    given = rest;
    return parseFully(rest);
  });
  return given;
}

describe('plain blocks', () => {
  it.each([
    ['a paragraph', 'Words, *more* **of** `them`\nand [a link](https://example.com/a "title").'],
    ['a paragraph before a list, a heading and code', 'Words:\n- a\n\nWords\n# A\nWords\n```\n```'],
    ['a hard break', 'One  \ntwo'],
    ['letters of other scripts', 'Über **слово**, 中文'],
    ['signs that are text', 'a_b * c & d < e ! f | g @ h: {x} $1 = 2'],
    ['brackets that name nothing', 'See [this] and [[that]], [a][b] [^1]'],
    ['brackets that name nothing beside a definition in code', 'See [this]\n\n```\n[that]: x\n```'],
    ['headings', '# A\n## B `c`'],
    ['rules', 'a\n\n---\n***'],
    ['fenced code', '```js title="x.js"\n# no\n\n- no\n```\n\n~~~\n~~~'],
    ['indented code', 'a\n\n    b\n\n      c\n\nd'],
    ['a list', '- a\n- b\n  b\nb\n\n- c\n\nd'],
    ['a list of numbers', '3. a\n4. b'],
    ['lists in lists', '- a\n  - b\n    1. c\n- d\n    - e\n  f'],
    ['no text', '\n \n'],
  ])('are read without the parser: %s', (_, text) => {
    expect(textForParser(text)).toBeUndefined();
  });

  it.each([
    ['a table', 'a\n\n| b |\n|---|\n\nc', '| b |\n|---|\n\n'],
    ['parts, with a stand-in between them', '> a\n\nb\n\n> c\n\n> d\n\ne', '> a\n\n#\n> c\n\n> d\n\n'],
    ['a list up to text without indentation', '- [ ] a\n\n  b\n\nc', '- [ ] a\n\n  b\n\n'],
    ['a list up to what is no item', '- [ ] a\n\n- b\n\nc', '- [ ] a\n\n- b\n\n'],
    ['code in a list', '1. a\n\n   ```\nb\n   ```\n\nc', '1. a\n\n   ```\nb\n   ```\n\nc'],
    ['whole code in a list', '1. a\n\n   ```\n   b\n\n   c\n   ```\n\nd', '1. a\n\n   ```\n   b\n\n   c\n   ```\n\n'],
    ['code with a fence of more signs at its end', '> a\n```\nb\n\nc\n````\n# d', '> a\n```\nb\n\nc\n````\n'],
    ['a remark with blank lines', '<!--\n\na\n\n-->\nb', '<!--\n\na\n\n-->\n'],
    ['all from HTML on that may have no end', 'a\n\n- <!--\n\nb\n\nc', '- <!--\n\nb\n\nc'],
    ['all from a fence in HTML on', '<div>\n```\n\na\n\nb', '<div>\n```\n\na\n\nb'],
    ['a name that is defined', 'See [This  one].\n\na\n\n[this one]: /u', 'See [This  one].\n\n#\n[this one]: /u'],
    ['all of a text with a byte order mark', '\uFEFFa', '\uFEFFa'],
    ['all of a text with other line ends', 'a\r\n\r\nb', 'a\r\n\r\nb'],
  ])('leave the rest to the parser: %s', (_, text, rest) => {
    expect(textForParser(text)).toBe(rest);
  });

  it('go on behind a fence in HTML where HTML is not read', () => {
    expect(textForParser('<div>\n```\n```\na', false)).toBe('<div>\n```\n```\n');
  });
});
