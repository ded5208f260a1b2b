import {
  fieldOfKey,
  FRONT_MATTER_KEYS,
  type FrontMatterField,
  type FrontMatterFields,
  isForeignKey,
  suggestKey,
} from './front-matter-keys.ts';
import { type LocatedValue, normalizeKey, textOf } from './located-value.ts';
import type { ProblemLog } from './problem-log.ts';
import { meaningOf } from './withholding/meanings.ts';

/**
 * Of several names for the same field the one that Newsdesk names first counts, whatever the order in the file. `told` are the places of
 * the names of which the log speaks already. With `isForeign` other programs read the file too: fields that Newsdesk does not know are theirs.
 */
export function collectFields(
  tree: LocatedValue | undefined,
  { told, isForeign = false }: { readonly told: readonly number[]; readonly isForeign?: boolean },
  log: ProblemLog,
): FrontMatterFields {
  const fields = new Map<FrontMatterField, { value: LocatedValue; rank: number }>();
  for (const { key, keyOffset, value } of tree?.kind === 'map' ? tree.entries : []) {
    // Such a site gives its pages their addresses: `link` leads to what they are about.
    const field = isForeign && normalizeKey(key) === 'link' ? undefined : fieldOfKey(key);
    if (field === undefined) {
      if (!isForeignKey(key) && meaningOf(key) === undefined && !told.includes(keyOffset) && !isForeign) reportUnknown(key, keyOffset, log);
      continue;
    }
    const rank = (FRONT_MATTER_KEYS[field] as readonly string[]).indexOf(normalizeKey(key));
    if (isBlank(value)) continue;
    const held = fields.get(field);
    if (held === undefined || rank < held.rank) fields.set(field, { value, rank });
  }
  return new Map([...fields].map(([field, { value }]) => [field, value]));
}

function isBlank(value: LocatedValue): boolean {
  return value.kind === 'text' && textOf(value) === undefined;
}

function reportUnknown(key: string, offset: number, log: ProblemLog): void {
  const known = suggestKey(key);
  log.warning('frontMatter.unknownKey', offset, {
    what: `\`${key.slice(0, 60)}\` is not a known field`,
    why: 'Newsdesk reads nothing from it',
    fix:
      known === undefined
        ? 'Remove it, or start its name with `x-` to keep it for another program'
        : `Write \`${known}\` if that was meant`,
  });
}
