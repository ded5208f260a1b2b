import { type LocatedEntry, type LocatedValue, normalizeKey } from './located-value.ts';
import { type ConfigMap, type ConfigValue, isMap } from './site-config/config-value.ts';

/** Fields of front matter that all files of a folder share, by folder below the content directory; `''` is the directory itself. */
export type FolderFields = Readonly<Record<string, ConfigMap>>;

/** The fields that are read for a folder. Those about who may read are for each file to say, and a folder's drafts are left out whole. */
export const SHARED_FIELDS: ReadonlySet<string> = new Set(['author', 'authors', 'categories', 'keywords', 'lang', 'execute']);

/** Front matter with the fields of the folders around the file: the file's own count first, then those of the nearest folder. */
export function withFolderFields(tree: LocatedValue | undefined, path: string, fields: FolderFields = {}): LocatedValue | undefined {
  if (tree !== undefined && tree.kind !== 'map') return tree;
  const around = Object.keys(fields)
    .filter((folder) => folder === '' || path.startsWith(`${folder}/`))
    .sort((a, b) => b.length - a.length);
  const entries = [...(tree?.entries ?? [])];
  const names = new Set(entries.map(({ key }) => normalizeKey(key)));
  for (const folder of around) {
    for (const entry of entriesOf(fields[folder] ?? {})) {
      if (names.has(normalizeKey(entry.key))) continue;
      names.add(normalizeKey(entry.key));
      entries.push(entry);
    }
  }
  return entries.length === (tree?.entries.length ?? 0) ? tree : { kind: 'map', offset: tree?.offset ?? 0, entries };
}

function entriesOf(map: ConfigMap): readonly LocatedEntry[] {
  return Object.entries(map).flatMap(([key, value]) => (value === undefined ? [] : [{ key, keyOffset: 0, value: locate(value) }]));
}

/** A value that stands in another file has the beginning of this one for its place. */
function locate(value: ConfigValue): LocatedValue {
  if (isMap(value)) return { kind: 'map', offset: 0, entries: entriesOf(value) };
  if (Array.isArray(value)) return { kind: 'list', offset: 0, items: value.map(locate) };
  return { kind: 'text', offset: 0, text: String(value ?? '') };
}
