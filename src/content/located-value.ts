/** A value of a YAML file with the place it stands at, so that a problem can point to it. */
export type LocatedValue =
  | { readonly kind: 'text'; readonly offset: number; readonly text: string }
  | { readonly kind: 'list'; readonly offset: number; readonly items: readonly LocatedValue[] }
  | { readonly kind: 'map'; readonly offset: number; readonly entries: readonly LocatedEntry[] };

export interface LocatedEntry {
  readonly key: string;
  readonly keyOffset: number;
  readonly value: LocatedValue;
}

/** The value as one trimmed text; undefined when it is a list, a map or blank. */
export function textOf(value: LocatedValue | undefined): string | undefined {
  if (value?.kind !== 'text') return undefined;
  const text = value.text.trim();
  return text === '' || text === '~' || text.toLowerCase() === 'null' ? undefined : text;
}

/** A list, or a text with commas, as texts. Of a map, the `name`, `title` or `label` of it. */
export function textsOf(value: LocatedValue | undefined, separator?: RegExp): readonly string[] {
  if (value === undefined) return [];
  if (value.kind === 'list') return value.items.flatMap((item) => textsOf(item));
  if (value.kind === 'map') {
    const named = entryOf(value, ['name', 'title', 'label', 'text', 'url']);
    return named === undefined ? [] : textsOf(named);
  }
  const text = textOf(value);
  if (text === undefined) return [];
  return separator === undefined
    ? [text]
    : text
        .split(separator)
        .map((part) => part.trim())
        .filter((part) => part !== '');
}

/** The value of the first of these keys that a map has, letter case and separators aside. */
export function entryOf(value: LocatedValue, keys: readonly string[]): LocatedValue | undefined {
  if (value.kind !== 'map') return undefined;
  for (const key of keys) {
    const entry = value.entries.find((candidate) => normalizeKey(candidate.key) === key);
    if (entry !== undefined) return entry.value;
  }
  return undefined;
}

/** `see_also`, `seeAlso` and `See also` are one key. */
export function normalizeKey(key: string): string {
  return key.toLowerCase().replace(/[\s_-]+/g, '');
}

/** Whether two values say the same: equal texts, or lists and maps of values that do, in the same order. Their places do not count. */
export function isSameValue(a: LocatedValue, b: LocatedValue | undefined): boolean {
  if (a.kind === 'list')
    return b?.kind === 'list' && a.items.length === b.items.length && a.items.every((item, at) => isSameValue(item, b.items[at]));
  if (a.kind === 'map')
    return (
      b?.kind === 'map' &&
      a.entries.length === b.entries.length &&
      a.entries.every(({ key, value }, at) => key === b.entries[at]?.key && isSameValue(value, b.entries[at].value))
    );
  return b?.kind === 'text' && textOf(a) === textOf(b);
}
