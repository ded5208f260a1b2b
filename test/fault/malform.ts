import type { Random } from './random.ts';

type Path = readonly (string | number)[];

/** One thing that is wrong with a value: where, and what stands there instead. */
export interface Malformation {
  readonly path: Path;
  readonly kind: 'missing' | 'null' | 'another type';
}

const kinds = ['missing', 'null', 'another type'] as const;

/** Each field of a value, however deep, with each thing that can be wrong with it. */
export function listMalformations(value: unknown): readonly Malformation[] {
  return [[], ...listPaths(value)].flatMap((path) => kinds.map((kind) => ({ path, kind })));
}

export function pickMalformation(value: unknown, random: Random): Malformation {
  const all = listMalformations(value);
  return all[Math.floor(random.next() * all.length)] ?? { path: [], kind: 'null' };
}

/** The value with that one thing wrong. The whole of it missing is an empty object. */
export function malform(value: unknown, { path, kind }: Malformation): unknown {
  const [field, ...rest] = path;
  if (field === undefined) return kind === 'missing' ? {} : kind === 'null' ? null : anotherType(value);
  const copy: unknown = Array.isArray(value) ? [...value] : { ...(value as object) };
  const fields = copy as Record<string | number, unknown>;
  if (rest.length === 0 && kind === 'missing') {
    if (Array.isArray(copy)) copy.splice(Number(field), 1);
    else delete fields[field];
  } else fields[field] = malform(fields[field], { path: rest, kind });
  return copy;
}

function listPaths(value: unknown, depth = 0): readonly Path[] {
  if (typeof value !== 'object' || value === null || depth > 6) return [];
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.slice(0, 2).map((item, index) => [index, item] as const)
    : Object.entries(value);
  return entries.flatMap(([field, held]) => [[field], ...listPaths(held, depth + 1).map((path) => [field, ...path])]);
}

function anotherType(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
      return 7;
    case 'number':
      return { not: 'a number' };
    case 'boolean':
      return 'yes';
    default:
      return Array.isArray(value) ? { not: 'a list' } : 'not an object';
  }
}
