import type { PhrasingContent, Text } from 'mdast';

const RUN = /(?<![*/\\])\*\*(?![*/])/gu;
/** More than anybody emphasizes at once, in UTF-16 code units. */
const MAX_EMPHASIS = 400;

/**
 * Pairs of `**` that CommonMark leaves in a text, read as their author meant them: `**Aim: **the wheel`, a letter in front of `**[link](...)**`, or a tag
 * that stood before the second and was dropped. What may be a pattern of files (`**` beside a slash), or begins another word (`**options`), stays.
 */
export function readLooseStrong(nodes: readonly PhrasingContent[]): readonly PhrasingContent[] {
  if (!nodes.some((node) => node.type === 'text' && node.value.includes('**'))) return nodes;
  const parts = nodes.flatMap((node): readonly PhrasingContent[] => (node.type === 'text' && !hasEscape(node) ? splitRuns(node) : [node]));
  const runs = parts.flatMap((part, index) => (part === RUN_SIGN ? [index] : []));
  if (runs.length === 0 || runs.length % 2 === 1) return nodes;
  const read: PhrasingContent[] = [];
  let at = 0;
  for (let pair = 0; pair < runs.length; pair += 2) {
    const [open = 0, close = 0] = runs.slice(pair, pair + 2);
    const inner = parts.slice(open + 1, close);
    if (!isMeant(inner, parts[close + 1])) return nodes;
    read.push(...parts.slice(at, open), { type: 'strong', children: inner });
    at = close + 1;
  }
  return [...read, ...parts.slice(at)];
}

const RUN_SIGN: Text = { type: 'text', value: '**' };

function splitRuns(node: Text): readonly Text[] {
  const texts = node.value.split(RUN);
  return texts.flatMap((value, index): readonly Text[] => [
    ...(index === 0 ? [] : [RUN_SIGN]),
    ...(value === '' ? [] : [{ type: 'text', value } as const]),
  ]);
}

/** Its source is longer than what it says: a star in it may be one that was escaped. */
function hasEscape({ position, value }: Text): boolean {
  return position === undefined || (position.end.offset ?? 0) - (position.start.offset ?? 0) !== value.length;
}

function isMeant(inner: readonly PhrasingContent[], after: PhrasingContent | undefined): boolean {
  const [first] = inner;
  const last = inner.at(-1);
  if (first === undefined || (first.type === 'text' && /^\s/u.test(first.value))) return false;
  if (inner.reduce((sum, node) => sum + ('value' in node ? node.value.length : 0), 0) > MAX_EMPHASIS) return false;
  const beginsWord = after?.type === 'text' && /^[\p{L}\p{N}]/u.test(after.value);
  return !(beginsWord && last?.type === 'text' && /(?<![\p{P}\s])\s+$/u.test(last.value));
}
