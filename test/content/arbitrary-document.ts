import fc from 'fast-check';

/** Words of many scripts, with what chats and Markdown treat specially. */
const word = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('cooling', 'Colossus', 'the', 'of', 'H100', 'C++', 'node.js', 'naïve', 'Straße', 'compute', 'a'),
  },
  { weight: 2, arbitrary: fc.constantFrom('数据中心', 'コンピュータ', '전력', 'ความเย็น', 'حوسبة', 'מחשב', 'कंप्यूटर', '‮evil‬', '‏rtl') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('👩‍👩‍👧', '🇺🇳', '✅', 'e\u0301', '\u200B', '\u00A0', '\uFEFF', '\0', '\u2028', '𝒳', '\uD83D', '\uDE00'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '@everyone',
      '<!channel>',
      '<@1>',
      '<#2>',
      '<https://e.com|x>',
      ':smile:',
      '`',
      '``',
      '*',
      '_',
      '~~',
      '|',
      '\\',
      '&amp;',
      '&#x202E;',
      '&nbsp;',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
);
const words = fc.array(word, { minLength: 1, maxLength: 12 }).map((list) => list.join(' '));

const inline: fc.Arbitrary<string> = fc.letrec<{ inline: string }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    words,
    words,
    fc.tuple(fc.constantFrom('*', '**', '_', '~~', '***'), tie('inline')).map(([mark, text]) => `${mark}${text}${mark}`),
    words.map((text) => `\`${text}\``),
    fc
      .tuple(tie('inline'), fc.constantFrom('https://example.com/a', 'javascript:alert(1)', '../up.md', 'mailto:a@b.c', '#here', 'ref'))
      .map(([text, url]) => `[${text}](${url})`),
    words.map((text) => `![${text}](https://example.com/i.png)`),
    tie('inline').map((text) => `<b>${text}</b><br>`),
    fc.constantFrom('[^1]', '[r]', 'https://example.com/bare', '<!-- note -->', '  \n', '\\\n', '\n'),
    fc.array(tie('inline'), { minLength: 2, maxLength: 4 }).map((list) => list.join(' ')),
  ),
})).inline;

const indented =
  (prefix: string, first: string) =>
  (text: string): string =>
    first + text.split('\n').join(`\n${prefix}`);

const block: fc.Arbitrary<string> = fc.letrec<{ block: string; blocks: string }>((tie) => ({
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }).map((list) => list.join('\n\n')),
  block: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    inline,
    fc.tuple(fc.integer({ min: 1, max: 6 }), inline).map(([level, text]) => `${'#'.repeat(level)} ${text.replace(/\n/g, ' ')}`),
    words.map((text) => `${text}\n===`),
    fc.tuple(fc.constantFrom('```', '~~~'), words).map(([fence, text]) => `${fence}js\n${text}\n  ${text}\n${fence}`),
    words.map((text) => `    ${text}`),
    fc
      .array(inline, { minLength: 1, maxLength: 4 })
      .map(
        (cells) =>
          `| ${cells.map((cell) => cell.replace(/\n/g, ' ')).join(' | ')} |\n|${cells.map(() => ':-:').join('|')}|\n| ${cells.map((cell) => cell.replace(/\n/g, ' ')).join(' | ')} |`,
      ),
    fc.constantFrom(
      '---',
      '***',
      '<div>\n<p>in</p>\n</div>',
      '<script>\nx\n</script>',
      '[r]: https://example.com/r',
      '[^1]: note',
      'Term\n: explained',
      '- ',
      '1.',
      '- [ ] task',
      '- [x] done',
    ),
    tie('blocks').map(indented('> ', '> ')),
    tie('blocks').map(indented('  ', '- ')),
    tie('blocks').map(indented('   ', '1. ')),
    fc.tuple(words, words).map(([term, text]) => `- **${term}**: ${text}\n- ${term}: ${text}`),
  ),
})).block;

/** A Markdown article, mostly well-formed, in many scripts. */
export const markdownDocument: fc.Arbitrary<string> = fc
  .tuple(
    fc.option(fc.constantFrom('---\ntitle: A title\ntags: [a]\n---\n', '\uFEFF# Title\n\n'), { nil: '' }),
    fc.array(block, { minLength: 1, maxLength: 8 }),
  )
  .map(([head, blocks]) => head + blocks.join('\n\n'));

/** A line of newsroom text. */
const line = fc.oneof(
  words,
  words.map((text) => `${text}.`),
  fc.tuple(fc.constantFrom('- ', '• ', '* ', '1. ', '  - ', '\t'), words).map(([marker, text]) => marker + text),
  fc.tuple(words, words).map(([term, text]) => `- ${term}: ${text}`),
  fc.constantFrom('', '', 'Key Details', 'Source: Wired', 'By Ada', '3 May 2026', 'What Comes Next?'),
);

export const newsroomDocument: fc.Arbitrary<string> = fc
  .tuple(fc.array(line, { maxLength: 20 }), fc.constantFrom('\n', '\r\n', '\r'))
  .map(([lines, end]) => lines.join(end));

/** Any text at all, from any code points. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
);
