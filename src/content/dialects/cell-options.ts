/** The options of a cell of Quarto, as far as readers notice them. */
export interface CellOptions {
  /** Lines at the top of the cell that hold options. */
  readonly lines: number;
  readonly isIncluded: boolean;
  /** Undefined if the cell does not say whether its source is shown. */
  readonly isShown?: boolean;
  /** Of its figures and tables. */
  readonly captions: readonly string[];
}

/** `#| echo: false` in R and Python; `//|`, `%%|`, `--|` and `'|` in languages with other remarks. */
const OPTION = /^[ \t>]*(?:#|\/\/|%%?|--|')\|[ \t]?(?<said>.*)$/u;
const CAPTION = /^(?:fig|tbl|lst)-cap$/u;
const NO = /^(?:false|no|f)$/iu;

/** `lines`: the cell below its fence. `header`: the words behind the language, `, echo=FALSE`. */
export function readCellOptions(lines: readonly string[], header: string): CellOptions {
  const said: string[] = [];
  for (const line of lines) {
    const option = OPTION.exec(line)?.groups?.['said'];
    if (option === undefined) break;
    said.push(option);
  }
  const options = new Map([...readHeader(header), ...readEntries(said)]);
  const echo = options.get('echo');
  return {
    lines: said.length,
    isIncluded: !NO.test(options.get('include') ?? ''),
    ...(echo === undefined ? {} : { isShown: !NO.test(echo) }),
    // A cell that does not run draws nothing.
    captions: NO.test(options.get('eval') ?? '')
      ? []
      : [...options].flatMap(([key, value]) => (CAPTION.test(key) && value !== '' ? value : [])),
  };
}

function readHeader(header: string): readonly (readonly [string, string])[] {
  // A key begins where no other sign of a key stands before it: else a long word is tried from each of its letters.
  const assigned = header.matchAll(/(?<![\w.-])(?<key>[\w.-]+)\s*=\s*(?:"(?<quoted>[^"]*)"|(?<word>[\w.]+))/gu);
  return Array.from(assigned, ({ groups }) => [(groups?.['key'] ?? '').replaceAll('.', '-'), groups?.['quoted'] ?? groups?.['word'] ?? '']);
}

/** YAML of one level; a block and a list are lines in one text. */
function readEntries(lines: readonly string[]): readonly (readonly [string, string])[] {
  const entries: [string, string][] = [];
  for (const line of lines) {
    const [, key, value = ''] = /^([\w-]+):(?:[ \t]+(.*))?$/u.exec(line) ?? [];
    const last = entries.at(-1);
    if (key !== undefined) entries.push([key, unquoted(value.replace(/^[|>][+-]?$/u, ''))]);
    else if (last !== undefined) last[1] = `${last[1]} ${unquoted(line.trim().replace(/^-[ \t]+/u, ''))}`.trim();
  }
  return entries;
}

function unquoted(value: string): string {
  const text = value.trim();
  return /^(["']).*\1$/u.test(text) ? text.slice(1, -1) : text;
}
