import type { LocatedValue } from './located-value.ts';
import { textOf } from './located-value.ts';
import { toPlainWords } from './plain-words.ts';

/** Groups in groups, as `{{< meta tool.name >}}` names them. */
const MAX_DEPTH = 4;

/** The words of front matter by their names, `tool.name` for one in a group: Quarto writes them where the text names them. */
export function metaValuesOf(tree: LocatedValue | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(tree === undefined ? [] : entriesOf(tree, '', 0));
}

function entriesOf(value: LocatedValue, name: string, depth: number): readonly (readonly [string, string])[] {
  if (value.kind === 'text') {
    const text = textOf(value);
    return text === undefined ? [] : [[name, toPlainWords(text)]];
  }
  if (value.kind === 'list' || depth === MAX_DEPTH) return [];
  return value.entries.flatMap(({ key, value: inner }) => entriesOf(inner, name === '' ? key : `${name}.${key}`, depth + 1));
}
