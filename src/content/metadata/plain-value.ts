import type { LocatedValue } from '../located-value.ts';

/** A value that a parser without positions gave, as texts, lists and maps that all stand at `offset`. */
export function locatePlain(value: unknown, offset: number): LocatedValue {
  if (Array.isArray(value)) return { kind: 'list', offset, items: value.map((item) => locatePlain(item, offset)) };
  if (value instanceof Date) return { kind: 'text', offset, text: dateText(value) };
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, inner]) => ({ key, keyOffset: offset, value: locatePlain(inner, offset) }));
    return { kind: 'map', offset, entries };
  }
  return { kind: 'text', offset, text: value === null || value === undefined ? '' : String(value) };
}

/** The parser's dates print themselves as they were written: `2026-11-03`, not midnight somewhere. */
function dateText(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
