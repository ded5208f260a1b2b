import type { Inline } from '../../markup/markup.ts';
import { decodeEntities } from './entities.ts';

/** The content of angle brackets: a person, a channel, a group, a date or an address, each perhaps with a label. */
export function readReference(source: string, position: number): { readonly node: Inline; readonly end: number } | undefined {
  const match = /<([^<>\n]+)>/y;
  match.lastIndex = position;
  const found = match.exec(source);
  if (!found) return undefined;
  const bar = (found[1] ?? '').indexOf('|');
  const target = bar === -1 ? (found[1] ?? '') : (found[1] ?? '').slice(0, bar);
  const label = bar === -1 ? undefined : decodeEntities((found[1] ?? '').slice(bar + 1));
  const node = nodeOf(target, label === '' ? undefined : label);
  return node && { node, end: position + found[0].length };
}

function nodeOf(target: string, label: string | undefined): Inline | undefined {
  const named = label === undefined ? {} : { label };
  const [, sign, id = ''] = /^(@|#|!subteam\^)([A-Z0-9]+)$/.exec(target) ?? [];
  switch (sign) {
    case '@':
      return { kind: 'mention', of: 'person', id, ...named };
    case '#':
      return { kind: 'mention', of: 'channel', id, ...named };
    case '!subteam^':
      return { kind: 'mention', of: 'role', id, ...named };
  }
  const everyone = /^!(here|channel|everyone)$/.exec(target)?.[1];
  if (everyone !== undefined) return { kind: 'mention', of: 'everyone', id: everyone };
  const date = /^!date\^(\d{1,12})\^/.exec(target)?.[1];
  if (date !== undefined) return { kind: 'time', at: Number(date) };
  if (!/^(?:https?:\/\/|mailto:)./i.test(target)) return undefined;
  const url = decodeEntities(target);
  return { kind: 'link', url, children: [{ kind: 'text', text: label ?? url.replace(/^mailto:/i, '') }] };
}
