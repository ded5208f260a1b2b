/** Letters so far, and whether the word has ended. */
interface Beginning {
  readonly letters: string;
  readonly isWhole: boolean;
}

const nothing: Beginning = { letters: '', isWhole: false };

/**
 * The words with which a match of a pattern's source may begin: `lets?|consists of` has `let`, `lets` and `consists`. It reads letters, groups,
 * `|` and `?`, as the patterns of grammars have them. Undefined if a first word has letters that are not written out.
 */
export function firstWords(source: string): ReadonlySet<string> | undefined {
  const { beginnings, end } = readAlternatives(source, 0);
  if (beginnings === undefined || end < source.length) return undefined;
  return new Set(beginnings.map(({ letters }) => letters));
}

interface Read {
  readonly beginnings: readonly Beginning[] | undefined;
  /** The place in the source behind what was read. */
  readonly end: number;
}

function readAlternatives(source: string, start: number): Read {
  let all: readonly Beginning[] | undefined = [];
  let at = start;
  for (;;) {
    const { beginnings, end }: Read = readRow(source, at);
    all = all === undefined || beginnings === undefined ? undefined : [...all, ...beginnings];
    if (source[end] !== '|') return { beginnings: all, end };
    at = end + 1;
  }
}

function readRow(source: string, start: number): Read {
  let row: readonly Beginning[] | undefined = [nothing];
  let at = start;
  while (at < source.length && source[at] !== '|' && source[at] !== ')') {
    const { beginnings, end } = readAtom(source, at);
    const isOptional = /[?*]/u.test(source[end] ?? '') || source.startsWith('{0', end);
    const behind = /^(?:[?*+]|\{[\d,]+\})?\??/u.exec(source.slice(end))?.[0].length ?? 0;
    row = row?.every(({ isWhole }) => isWhole) === true ? row : joined(row, beginnings, isOptional);
    at = end + behind;
  }
  return { beginnings: row, end: at };
}

function joined(row: Read['beginnings'], next: Read['beginnings'], isOptional: boolean): Read['beginnings'] {
  if (row === undefined || next === undefined) return undefined;
  const longer = row.flatMap((first) =>
    first.isWhole ? [first] : next.map(({ letters, isWhole }) => ({ letters: first.letters + letters, isWhole })),
  );
  return isOptional ? [...longer, ...row.filter(({ isWhole }) => !isWhole)] : longer;
}

function readAtom(source: string, at: number): Read {
  const around = /^\((?:\?(?:[=!]|<[=!]))/u.test(source.slice(at, at + 4));
  if (source[at] === '(') {
    const inside = at + (/^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/u.exec(source.slice(at))?.[0].length ?? 1);
    const { beginnings, end } = readAlternatives(source, inside);
    return { beginnings: around ? [nothing] : beginnings, end: end + 1 };
  }
  if (source[at] === '[') {
    const end = source.indexOf(']', at) + 1;
    const hasLetters = /[\p{L}\\]/u.test(source.slice(at, end));
    return { beginnings: hasLetters ? undefined : [{ letters: '', isWhole: true }], end };
  }
  if (source[at] === '\\') return { beginnings: undefined, end: at + (/^\\(?:p\{\w+\}|.)/u.exec(source.slice(at))?.[0].length ?? 2) };
  const letter = source[at] ?? '';
  return { beginnings: [/\p{L}/u.test(letter) ? { letters: letter, isWhole: false } : { letters: '', isWhole: true }], end: at + 1 };
}
