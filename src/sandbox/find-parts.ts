/** A part of a message with the way to it from the root of the request. */
export interface FoundPart {
  readonly path: readonly string[];
  readonly part: Readonly<Record<string, unknown>>;
}

/** Every object in a body that is meant, however deep, outer ones first. */
export function findParts(
  value: unknown,
  isMeant: (part: Readonly<Record<string, unknown>>) => boolean,
  path: readonly string[] = [],
): readonly FoundPart[] {
  if (typeof value !== 'object' || value === null) return [];
  const part = value as Readonly<Record<string, unknown>>;
  const own = !Array.isArray(value) && isMeant(part) ? [{ path, part }] : [];
  return [...own, ...Object.entries(part).flatMap(([key, inner]) => findParts(inner, isMeant, [...path, key]))];
}
