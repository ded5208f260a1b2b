import type { Span } from '../../content/rich-text.ts';

/** An address that Discord makes a link of by itself. */
export interface BareLink extends Span {
  /** The last possible end of Discord's link: it takes nearly everything up to white space. */
  readonly reach: number;
  /** Behind closing punctuation that Discord leaves out of the link; a backslash there would join it. */
  readonly tail: number;
  /** The link ends where it should. Else it must stand between angle brackets, which Discord does not show. */
  readonly isRight: boolean;
}

const LEFT_OUT = new Set('.,:;"\']');
/** Characters behind an address that close a sentence, a quotation or a bracket, and are not a part of it. */
const CLOSING = /[.,:;"'\]}!?…”’»›。，、；：！？）】」』]$/u;

/** `ends` says where an address ends that is marked as a link: the writer's parser knew. */
export function* bareLinks(source: string, ends: (start: number) => number | undefined): Generator<BareLink> {
  for (const { index, 0: found } of source.matchAll(/(?<!\w)https?:\/\/[^\s<]+/g)) {
    const tail = index + found.length;
    let reach = tail;
    while (LEFT_OUT.has(source.charAt(reach - 1))) reach -= 1;
    const end = ends(index) ?? index + withoutClosing(found).length;
    const isLongEnough = end - index > found.indexOf('//') + 3 && end <= tail;
    if (!isLongEnough || /@(?:everyone|here)|\]\(|[`\\>]/i.test(found.slice(0, end - index))) continue;
    const isRight =
      reach === end && source[tail] !== '<' && !isUnbalanced(source.slice(index, end)) && !/@(?:everyone|here)|\]\(|`/i.test(found);
    yield { start: index, end, reach, tail, isRight };
  }
}

function withoutClosing(found: string): string {
  let address = found;
  while (CLOSING.test(address) || (address.endsWith(')') && isUnbalanced(address))) address = address.slice(0, -1);
  return address;
}

/** Discord drops a last bracket that nothing opened, some of its clients do not. */
function isUnbalanced(address: string): boolean {
  return address.endsWith(')') && count(address, '(') < count(address, ')');
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
