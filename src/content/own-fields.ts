import { fieldOfKey } from './front-matter-keys.ts';
import { type LocatedEntry, type LocatedValue, normalizeKey, textOf } from './located-value.ts';
import { meaningOf } from './withholding/meanings.ts';

/** A publication's own names of fields, as `normalizeKey` writes them, with the name that Newsdesk knows. */
export type OwnFields = Readonly<Record<string, string>>;

export interface ReadOwnFields {
  readonly fields: OwnFields;
  /** The first name on the right side that is not a field which Newsdesk knows. */
  readonly unknown?: string;
}

/** `fields: { teaser: dek, erscheint: date }` of `publication.yaml`. */
export function readOwnFields(value: LocatedValue): ReadOwnFields {
  const written = value.kind === 'map' ? value.entries.map(({ key, value: meant }) => [key, textOf(meant) ?? ''] as const) : [];
  const unknown = written.find(([, known]) => fieldOfKey(known) === undefined && meaningOf(known) === undefined);
  const known = written.filter((entry) => entry !== unknown).map(([own, name]) => [normalizeKey(own), name] as const);
  return { fields: Object.fromEntries(known), ...(unknown === undefined ? {} : { unknown: unknown[1] }) };
}

/** Front matter with the names that Newsdesk knows. A field under a publication's own name counts before the others of its kind. */
export function withKnownNames(tree: LocatedValue | undefined, own: OwnFields | undefined): LocatedValue | undefined {
  if (own === undefined || tree?.kind !== 'map') return tree;
  const entries = tree.entries.map((entry): LocatedEntry => {
    const key = normalizeKey(entry.key);
    return Object.hasOwn(own, key) ? { ...entry, key: own[key] ?? entry.key } : entry;
  });
  const isRenamed = ({ keyOffset, key }: LocatedEntry): boolean => tree.entries.find((entry) => entry.keyOffset === keyOffset)?.key !== key;
  return { ...tree, entries: [...entries.filter(isRenamed), ...entries.filter((entry) => !isRenamed(entry))] };
}
