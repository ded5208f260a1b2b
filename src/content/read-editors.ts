import type { EditorName } from './edition.ts';
import { type LocatedValue, normalizeKey, textsOf } from './located-value.ts';

/** A part of `editors:` that is not as it should be. */
export interface EditorFault {
  readonly offset: number;
  readonly what: string;
  readonly fix: string;
}

/** Lists of ids by platform, with the form of an id there (docs: Discord's snowflakes; Slack's ids begin with a letter of their kind). */
const lists = {
  discord: {
    roles: { kind: 'group', id: /^\d{15,20}$/u, example: '"112233445566778899", the id of a role' },
    users: { kind: 'user', id: /^\d{15,20}$/u, example: '"112233445566778899", the id of a person' },
  },
  slack: {
    groups: { kind: 'group', id: /^S[A-Z0-9]{6,20}$/u, example: 'S0123ABCD, the id of a user group' },
    users: { kind: 'user', id: /^[UW][A-Z0-9]{6,20}$/u, example: 'U0123ABCD, the id of a person' },
  },
} as const;

/** Reads who may change terms. What is wrong is left out and named: nobody else is let in for it. */
export function readEditors(value: LocatedValue): { readonly editors: readonly EditorName[]; readonly faults: readonly EditorFault[] } {
  const editors: EditorName[] = [];
  const faults: EditorFault[] = [];
  if (value.kind !== 'map')
    return {
      editors,
      faults: [
        {
          offset: value.offset,
          what: '`editors` names nobody',
          fix: 'Write `editors: { discord: { roles: [...] }, slack: { groups: [...] } }`',
        },
      ],
    };
  for (const { key, keyOffset, value: ofPlatform } of value.entries) {
    const platform = normalizeKey(key);
    if ((platform !== 'discord' && platform !== 'slack') || ofPlatform.kind !== 'map') {
      faults.push({
        offset: keyOffset,
        what: `\`${key.slice(0, 40)}\` names no editors`,
        fix: 'Write discord or slack, and lists of ids below it',
      });
      continue;
    }
    for (const { key: list, keyOffset: at, value: ids } of ofPlatform.entries) {
      const known = Object.entries(lists[platform]).find(([name]) => name === normalizeKey(list))?.[1];
      if (known === undefined) {
        faults.push({
          offset: at,
          what: `\`${list.slice(0, 40)}\` is not a list of ${platform}'s editors`,
          fix: `Write ${Object.keys(lists[platform]).join(' or ')}`,
        });
        continue;
      }
      for (const id of textsOf(ids, /[\s,]+/u)) {
        if (known.id.test(id)) editors.push({ platform, kind: known.kind, id });
        else faults.push({ offset: ids.offset, what: `"${id.slice(0, 40)}" is not such an id`, fix: `Write for example ${known.example}` });
      }
    }
  }
  return { editors, faults };
}
