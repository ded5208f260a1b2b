/** Shapes that take parsers of Markdown much longer than their length, or their stack. Each is made up to a size in characters. */
export const HOSTILE_SHAPES: Readonly<Record<string, (size: number) => string>> = {
  'open emphasis': (size) => fill('**a*', size),
  'nested emphasis': (size) => fill('*a **a ', size),
  'underscores and stars': (size) => fill('_*', size),
  'closed emphasis': (size) => fill('a**b', size) + fill('c* ', size / 2),
  'open brackets': (size) => fill('[', size),
  'open links': (size) => fill('[a](', size),
  'image openers': (size) => fill('![', size),
  'nested links': (size) => fill('[', size / 2) + fill('](u)', size / 2),
  'footnote openers': (size) => fill('[^', size),
  'link definitions': (size) => fill('[a]: b\n', size),
  'backticks of growing length': (size) => growing('`', size),
  tildes: (size) => fill('~~a ~', size),
  'quotations in quotations': (size) => fill('>', size),
  'lists in lists': (size) => nestedLists(size),
  'list items on one line': (size) => fill('- ', size),
  'a table of one row': (size) => `${fill('|a', size / 2)}\n${fill('|-', size / 2)}`,
  'a table of many rows': (size) => `|a|b|\n|-|-|\n${fill('|x|y|\n', size)}`,
  'open HTML': (size) => fill('<a ', size),
  'nested HTML': (size) => fill('<div>', size),
  'HTML comments': (size) => fill('<!--', size),
  'processing instructions': (size) => fill('a <? ', size),
  entities: (size) => fill('&#0;&amp', size),
  autolinks: (size) => fill('www.a.', size) + fill('http://a@', size / 4),
  'mail addresses': (size) => fill('a@', size),
  'setext underlines': (size) => fill('a\n=\n', size),
  'hard breaks': (size) => fill('a  \n', size),
  braces: (size) => fill('{', size),
  colons: (size) => fill('a: ', size),
  parentheses: (size) => fill('(AB) ', size),
  'control characters': (size) => fill('\0\u202E\u0007', size),
  'one long word': (size) => fill('a', size),
  'line ends': (size) => fill('\r\n \t', size),
};

function fill(unit: string, size: number): string {
  return unit.repeat(Math.max(1, Math.floor(size / unit.length)));
}

function growing(unit: string, size: number): string {
  let text = '';
  for (let length = 1; text.length < size; length++) text += `a${unit.repeat(length)}`;
  return text.slice(0, size);
}

function nestedLists(size: number): string {
  let text = '';
  for (let depth = 0; text.length < size; depth++) text += `${' '.repeat(depth * 2)}- a\n`;
  return text.slice(0, size);
}
