import type { Inline } from '../markup.ts';

const rules: readonly { readonly rule: RegExp; readonly node: (match: RegExpExecArray) => Inline }[] = [
  { rule: /@(everyone|here)/y, node: ([, id = '']) => ({ kind: 'mention', of: 'everyone', id }) },
  { rule: /<@!?(\d+)>/y, node: ([, id = '']) => ({ kind: 'mention', of: 'person', id }) },
  { rule: /<@&(\d+)>/y, node: ([, id = '']) => ({ kind: 'mention', of: 'role', id }) },
  { rule: /<#(\d+)>/y, node: ([, id = '']) => ({ kind: 'mention', of: 'channel', id }) },
  { rule: /<\/([^:\n]{1,100}):(\d+)>/y, node: ([, label = '', id = '']) => ({ kind: 'mention', of: 'command', id, label: `/${label}` }) },
  {
    rule: /<t:(-?\d{1,12})(?::([a-zA-Z]))?>/y,
    node: ([, at, format]) => ({ kind: 'time', at: Number(at), ...(format === undefined ? {} : { format }) }),
  },
  { rule: /<a?:(\w+):\d+>/y, node: ([, name = '']) => ({ kind: 'emoji', name }) },
];

/** References to a person, a channel or a time, which are drawn with their names. */
export function readMention(source: string, position: number): { readonly node: Inline; readonly end: number } | undefined {
  const first = source[position];
  if (first !== '<' && first !== '@') return undefined;
  for (const { rule, node } of rules) {
    rule.lastIndex = position;
    const match = rule.exec(source);
    if (match) return { node: node(match), end: position + match[0].length };
  }
  return undefined;
}
