import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../src/content/parse-markdown.ts';
import { parseFully } from './parse-fully.ts';

const OPTIONS = [{}, { mdx: true }, { inlineHtml: true }];

describe('a text that looks plainer than it is has the tree of the parser', () => {
  it.each([
    ['a defined name with an address behind it', '[text][ref](more)\n\n[ref]: https://e.com/x'],
    ['a note with an address behind it', '[^1](https://e.com)\n\n[^1]: note'],
    ['a defined name with many spaces in it', `[a${' '.repeat(9)}b]\n\n[a b]: x`],
    ['a name over two lines of a quotation', '> [my\n> name]: https://e.com/x\n\nSee [my name].'],
    ['a name with the sign of a quotation in it', '[my\n    > name]: /u\n\nSee [my > name].'],
    ['a fence behind a tab', 'a\n\n\t```\n\n# b\n\t```\n\nc'],
    ['a fence behind a tab in an element', '<Steps>\n\t```md\n\tx\n\n# a\n\n\t```\n</Steps>'],
    ['an open fence behind a tab', '\t```\n\nb'],
    ['a fence behind an item and a tab', '-\t~~~\n# a'],
    ['a fence behind an item and a tab, and one with less before it', '-\t```\n  ```\n\na'],
    ['a fence of a note', '[^a]:```\n\nb'],
    ['a fence of a note with a bracket in its name', '[^a\\]b]:```\n\nc'],
    ['a fence of a note, closed behind as many spaces', '[^abcdef]: ~~~\n           ~~~\n    # b\n\nc'],
    ['a fence before a no-break space', ' ```\n x\n ```\u00A0\n\na\n\nb'],
    ['a fence too far in to close another', ' ```\n     ```\n\na\n ```\n\nb'],
    ['a declaration with a long s', '<!\u017F\n\n```\n>\na\n````'],
    ['an instruction that its opening ends', '<?>\n```\nx ?>\na\n````'],
    ['a remark that its opening ends', '<!-->\n```\nx -->\na\n````'],
    ['character data before brackets of an odd number', '<![CDATA[ ]]]>\n\n# a\n]]>\n\nb'],
    ['a script before a no-break space', '<script\u00A0>\n\n```\n</script>\na\n````'],
    ['a script with a long s', '<\u017Fcript>\n\n```\n</script>\na\n````'],
    ['an end of a script with a long s', '<script>\n\n```\n</\u017Fcript>\na\n````'],
    ['emphasis beside full-width letters', '**x **a.**Ａ b** c** d**'],
    ['emphasis beside a sign of Cyrillic', '*x *a.*\u0482 b* c* d*'],
    ['emphasis beside signs of Greek', '*x *a.*\u0384 b* c* d*\n\n*x *a.*\u03F6 b* c* d*'],
  ])('%s', (_, text) => {
    for (const how of OPTIONS) expect(parseMarkdown(text, how).children).toEqual(parseFully(text, how).children);
  });
});
