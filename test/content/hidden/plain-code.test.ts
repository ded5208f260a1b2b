import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findHidden, findMarkdownCode } from '../../../src/content/hidden/find-hidden.ts';
import { findPlainCode } from '../../../src/content/hidden/plain-code.ts';

/** Lines that begin, end or resemble code, and remarks that may stand in it. */
const LINES = [
  '',
  '',
  'Words.',
  '<!-- a remark -->',
  '<!-- a remark',
  'that ends -->',
  '%% a remark %%',
  '{/* a remark */}',
  '{# a remark #}',
  '```',
  '```js',
  '````',
  '~~~',
  '  ```',
  '    ```',
  '`',
  '``` `',
  'some `code`',
  '- an item',
  '- ```',
  '  - <!-- a remark -->',
  '> ```',
  '> words %% a remark %%',
  '    <!-- a remark -->',
  '\t%% a remark %%',
  '<pre>',
  '</pre>',
  '<div>',
  '</div>',
  '<code>%% a remark %%</code>',
  '[^1]: A footnote',
  '| a | b |',
  '| - | - |',
];

const anyDocument = fc.array(fc.constantFrom(...LINES), { maxLength: 14 }).map((lines) => lines.join('\n'));

describe('code that is found without a parser', () => {
  it('hides exactly what is hidden when a parser finds the code', () => {
    let sure = 0;
    fc.assert(
      fc.property(anyDocument, fc.boolean(), (text, mdx) => {
        const all = (markdown: string) => findMarkdownCode(markdown, mdx);
        const parsed = findHidden(text, { all, plain: () => undefined });
        const quick = findHidden(text, { all, plain: (markdown) => findPlainCode(markdown, mdx) });
        if (parsed.length > 0 && findPlainCode(text, mdx) !== undefined) sure += 1;
        expect(quick).toEqual(parsed);
      }),
      { numRuns: 1_500, seed: 7 },
    );
    expect(sure).toBeGreaterThan(200);
  });

  it('looks at each block once, however many remarks it holds', () => {
    const text = '%% a %% '.repeat(30_000);
    const plain = findPlainCode(text, false);
    const areSure = Array.from({ length: 30_000 }, (_, at) => plain?.isSure({ start: at * 8, end: at * 8 + 7 }));

    expect(areSure.every((isSure) => isSure === true)).toBe(true);
  });

  it('needs no parser for a remark in a text without signs of code, and none in a fenced block', () => {
    const all = () => {
      throw new Error('parsed');
    };
    const read = (text: string) => findHidden(text, { all, plain: (markdown) => findPlainCode(markdown, true) });

    expect(read('# A\n\nSome `code`.\n\nWords <!-- a remark -->\n')).toHaveLength(1);
    expect(read('Words.\n\n```js\n{/* a remark */}\n```\n')).toEqual([]);
    expect(() => read('Words.\n\n- ```js\n  {/* a remark */}\n  ```\n')).toThrow('parsed');
    expect(() => read('Some `code` {/* a remark */}\n')).toThrow('parsed');
  });
});
