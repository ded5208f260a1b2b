import { OPENS_EMPHASIS } from './blank-spans.ts';
import { audienceOf, audiencesOf, namesAudience, wordsOf } from './audience-words.ts';
import { type Gate, createOpenParts } from './open-parts.ts';
import { hide, hideUnclosed, type Hiding, type HidingRule, type HidingSource } from './hiding-rule.ts';

/**
 * HTML comments, wherever they begin and end. One that says so begins a part for members: up to the comment that says that it ends
 * here, else up to the end of the file, as Ghost's `<!--members-only-->` does.
 */
export const htmlComment: HidingRule = {
  opens: /<!--/,
  read(source, at) {
    const { text } = source;
    const end = endOfComment(source, at);
    if (end === undefined) return hideUnclosed('remark', at, text.length);
    const gate = gateOf(text.slice(at + 4, end - 3));
    return gate?.isEnd === false ? readGated(source, at, end, gate) : hide('remark', at, end);
  },
};

/** Undefined when it is not closed: then it hides all that follows, as in a browser. */
function endOfComment(source: HidingSource, at: number): number | undefined {
  const { text } = source;
  const empty = /^<!--(?:-?>)/.exec(text.slice(at, at + 6));
  if (empty !== null) return at + empty[0].length;
  const closings = ['-->', '--!>'].map((closing) => source.next(closing, at + 4) + closing.length);
  const end = Math.min(...closings);
  return end > text.length ? undefined : end;
}

const NO_AUDIENCES: ReadonlySet<string> = new Set();

/** The audience that a comment names for the words behind it; undefined if it says nothing of the kind. */
function gateOf(comment: string): Gate | undefined {
  const inner = comment.trim();
  if (inner.length > 2_000) return undefined;
  const block = /^(\/?)wp:([\w/-]+)/.exec(inner);
  if (block !== null) {
    const name = block[2] ?? '';
    return audienceOf(wordsOf(name).filter((word) => word !== 'login')).isHeldBack
      ? { isEnd: block[1] === '/', block: name, audiences: NO_AUDIENCES }
      : undefined;
  }
  const gated = /^kg-gated-block\s*:\s*(begin|end)\b([^]*)$/i.exec(inner);
  if (gated !== null) {
    const isEnd = gated[1]?.toLowerCase() === 'end';
    if (!isEnd && /\bnonMember\s*:\s*true\b/i.test(gated[2] ?? '')) return undefined;
    return { isEnd, block: 'kg-gated-block', audiences: NO_AUDIENCES };
  }
  const said = wordsOf(inner);
  if (said.length > 10 || !namesAudience(inner) || LIST_OF_SPONSORS.test(inner)) return undefined;
  const isEnd = inner.startsWith('/') || said.some((word) => /^(?:end|ends|close|closes|stop|stops)$/.test(word));
  return { isEnd, audiences: audiencesOf(said) };
}

/** The mark around a project's list of sponsors, which tools fill in; a part that is for sponsors says more than that. */
const LIST_OF_SPONSORS = /^sponsors$/i;

function readGated(source: HidingSource, at: number, from: number, gate: Gate): Hiding {
  const { text } = source;
  const parts = createOpenParts(gate);
  /** Lists of sponsors in it: their ends are not its own. */
  let lists = 0;
  for (let start = source.next('<!--', from); start < text.length; ) {
    const end = endOfComment(source, start) ?? text.length;
    const comment = source.isCode(start) ? '' : text.slice(start + 4, end - 3).trim();
    const inner = gateOf(comment);
    if (LIST_OF_SPONSORS.test(comment)) lists += 1;
    else if (lists > 0 && inner?.isEnd === true && /\bsponsors\b/i.test(comment)) lists -= 1;
    else if (inner !== undefined) parts.meet(inner);
    if (parts.isClosed()) return hide('membersPart', at, end);
    start = source.next('<!--', end);
  }
  if (!parts.hasStrayEnd() && beginsEmphasis(text, at, from)) return hide('remark', at, from);
  // Without an end, everything below it is meant: that is how Ghost's divider works.
  return parts.hasStrayEnd() ? hideUnclosed('membersPart', at, text.length) : hide('membersPart', at, text.length);
}

/** A run of three signs and the sign before it, at the end of a text. */
const OPENING = new RegExp(`${OPENS_EMPHASIS}(\\*{1,3}|_{1,3})$`, 'u');
/** The most letters of emphasis that begin with a comment; behind more it is a divider. */
const MAX_EMPHASIS = 1_000;

/**
 * `*<!--private-->Words*` names the words: no divider stands within emphasis. The signs before the comment must open it, and the next ones of
 * their kind on the line must close it: `**Words.**<!--private-->` ends emphasis, and a divider stands behind it.
 */
function beginsEmphasis(text: string, at: number, from: number): boolean {
  const [, run] = OPENING.exec(text.slice(Math.max(0, at - 4), at)) ?? [];
  if (run === undefined) return false;
  const [line = ''] = text.slice(from, from + MAX_EMPHASIS).split('\n', 1);
  const closing = line.indexOf(run.charAt(0));
  const isWhole = line.startsWith(run, closing) && line.charAt(closing + run.length) !== run.charAt(0);
  const isInWord = run.startsWith('_') && /^[\p{L}\p{N}]/u.test(line.slice(closing + run.length));
  return closing > 0 && isWhole && !isInWord && /^\S/u.test(line) && /[^\s\\]/u.test(line.charAt(closing - 1));
}
