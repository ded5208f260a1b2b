import type { Json } from '../../../protocol.ts';
import type { Inline } from '../../markup/markup.ts';
import { numberOf, recordOf, textOf } from '../../payload.ts';

/** A leaf of a rich text as markup; undefined for a kind that is not known. */
export function leafOf(leaf: Json): Inline | undefined {
  const bare = bareLeaf(leaf);
  return bare && styled(bare, recordOf(leaf['style']));
}

function bareLeaf(leaf: Json): Inline | undefined {
  switch (leaf['type']) {
    case 'text':
      return recordOf(leaf['style'])?.['code'] === true
        ? { kind: 'code', text: textOf(leaf['text']) }
        : { kind: 'text', text: textOf(leaf['text']) };
    case 'link': {
      const url = textOf(leaf['url']);
      const text = textOf(leaf['text']) || url;
      return {
        kind: 'link',
        url,
        children: [recordOf(leaf['style'])?.['code'] === true ? { kind: 'code', text } : { kind: 'text', text }],
      };
    }
    case 'emoji':
      return { kind: 'emoji', name: textOf(leaf['name']), ...signOf(textOf(leaf['unicode'])) };
    case 'user':
      return { kind: 'mention', of: 'person', id: textOf(leaf['user_id']) };
    case 'channel':
      return { kind: 'mention', of: 'channel', id: textOf(leaf['channel_id']) };
    case 'usergroup':
      return { kind: 'mention', of: 'role', id: textOf(leaf['usergroup_id']) };
    case 'broadcast':
      return { kind: 'mention', of: 'everyone', id: textOf(leaf['range']) };
    case 'date':
      return { kind: 'time', at: numberOf(leaf['timestamp']) ?? 0 };
    case 'color':
      return { kind: 'code', text: textOf(leaf['value']) };
    default:
      return undefined;
  }
}

/** `1f44d-1f3fd` are the code points of one sign. */
function signOf(unicode: string): { readonly sign?: string } {
  const points = unicode.split('-').map((hex) => Number.parseInt(hex, 16));
  return unicode !== '' && points.every((point) => point > 0 && point <= 0x10_ff_ff) ? { sign: String.fromCodePoint(...points) } : {};
}

function styled(inline: Inline, style: Json | undefined): Inline {
  let node = inline;
  if (style?.['strike'] === true) node = { kind: 'strike', children: [node] };
  if (style?.['underline'] === true) node = { kind: 'underline', children: [node] };
  if (style?.['italic'] === true) node = { kind: 'emphasis', children: [node] };
  if (style?.['bold'] === true) node = { kind: 'strong', children: [node] };
  return node;
}
