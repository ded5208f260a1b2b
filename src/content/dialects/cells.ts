import { readCellOptions } from './cell-options.ts';
import type { Edit } from './edited-text.ts';
import type { Span } from '../rich-text.ts';

/** The rules of a document for its cells: code that runs when the site is built. */
export interface CellRules {
  /** Readers see the source of a cell that does not say otherwise. */
  readonly echo: boolean;
}

/** A fence with the language of a cell and its options, or with the format of a raw block: `{r, echo=FALSE}`, `{python}`, `{=html}`. */
const OPENING = /^(?<fence>`{3,}|~{3,})[ \t]*\{(?:(?<language>[A-Za-z][\w-]*)(?<header>[\s,][^{}]*)?|=(?<raw>[a-z][\w-]*))\}[ \t]*$/u;
/** `{r} nrow(x)` and `r nrow(x)` between single backticks. */
const VALUE = /^`(?:\{[a-z]+\}|r)[ \t]+[^`\s][^`]*`$/u;

/**
 * Cells of Quarto: lines with options are dropped, captions stay as text. The source of a cell goes if readers do not see it, and so do values in a line,
 * which only a run knows. A raw block of HTML is read as such, one of another format is dropped.
 */
export function readCells(text: string, fences: readonly Span[], code: readonly Span[], rules: CellRules): readonly Edit[] {
  const values = code.filter(({ start, end }) => VALUE.test(text.slice(start, end)));
  return [...fences.flatMap((fence) => readBlock(text, fence, rules)), ...values.map(({ start, end }): Edit => ({ start, end, text: '' }))];
}

function readBlock(text: string, span: Span, rules: CellRules): readonly Edit[] {
  const { end } = span;
  const start = span.start + Math.max(0, text.slice(span.start, end).search(/`{3}|~{3}/u));
  const [first = '', ...rest] = text.slice(start, end).split('\n');
  const { fence, language = '', header = '', raw } = OPENING.exec(first)?.groups ?? {};
  if (fence === undefined) return [];
  if (raw !== undefined) return [{ start, end, text: raw.startsWith('html') ? `\n${rest.slice(0, -1).join('\n')}\n` : '' }];
  const options = readCellOptions(rest, header);
  // A list mark stands on the first line only.
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start).replace(/[^>\s]/gu, ' ');
  const captions = options.captions.map((caption) => `\n${before}\n${before}${caption}\n${before}`).join('');
  if (!options.isIncluded) return [{ start, end, text: '' }];
  if (!(options.isShown ?? rules.echo)) return [{ start, end, text: captions }];
  const head = [first, ...rest.slice(0, options.lines)].join('\n');
  return [
    { start, end: start + head.length, text: `${fence}${language}` },
    { start: end, end, text: captions },
  ];
}
