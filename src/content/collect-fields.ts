import {
  fieldOfKey,
  FRONT_MATTER_KEYS,
  type FrontMatterField,
  type FrontMatterFields,
  isDecisive,
  isForeignKey,
  suggestKey,
} from './front-matter-keys.ts';
import { type LocatedValue, normalizeKey, textOf } from './located-value.ts';
import type { ProblemLog } from './problem-log.ts';
import { holdsBack, strictnessOf } from './who-may-read.ts';

/**
 * Of several names for the same field the one that Newsdesk names first counts, whatever the order in the file; but what holds the
 * article back counts before what does not. `isDoubtful`: a field that may hold it back is misspelled, and the log says so.
 */
export function collectFields(
  tree: LocatedValue | undefined,
  log: ProblemLog,
): { readonly fields: FrontMatterFields; readonly isDoubtful: boolean } {
  const fields = new Map<FrontMatterField, { value: LocatedValue; rank: number }>();
  let isDoubtful = false;
  for (const { key, keyOffset, value } of tree?.kind === 'map' ? tree.entries : []) {
    const field = fieldOfKey(key);
    if (field === undefined) {
      if (!isForeignKey(key)) isDoubtful = reportUnknown(key, keyOffset, value, log) === 'error' || isDoubtful;
      continue;
    }
    const rank = (FRONT_MATTER_KEYS[field] as readonly string[]).indexOf(normalizeKey(key));
    if (isBlank(value)) continue;
    const held = fields.get(field);
    const stricter = held === undefined || !isDecisive(key) ? 0 : strictnessOf(field, value) - strictnessOf(field, held.value);
    if (held === undefined || stricter > 0 || (stricter === 0 && rank < held.rank)) fields.set(field, { value, rank });
  }
  return { fields: new Map([...fields].map(([field, { value }]) => [field, value])), isDoubtful };
}

function isBlank(value: LocatedValue): boolean {
  return value.kind === 'text' && textOf(value) === undefined;
}

function reportUnknown(key: string, offset: number, value: LocatedValue, log: ProblemLog): 'warning' | 'error' {
  const known = suggestKey(key);
  if (known !== undefined && isDecisive(known) && known !== 'status' && holdsBack(value) && !isBlank(value)) {
    log.error('frontMatter.misspelled', offset, {
      what: `\`${key.slice(0, 60)}\` is not a known field, but close to \`${known}\``,
      why: 'the article would be published without what it says',
      fix: `Write \`${known}\`; or start the name with \`x-\` if it is for another program`,
    });
    return 'error';
  }
  log.warning('frontMatter.unknownKey', offset, {
    what: `\`${key.slice(0, 60)}\` is not a known field`,
    why: 'Newsdesk reads nothing from it',
    fix:
      known === undefined
        ? 'Remove it, or start its name with `x-` to keep it for another program'
        : `Write \`${known}\` if that was meant`,
  });
  return 'warning';
}
