import type { ArticleFile } from '../article.ts';
import type { ProblemLog } from '../problem-log.ts';
import type { SourceText } from '../source-text.ts';
import { withColonFences } from '../dialects/myst-fences.ts';
import { blankSpans, FILLER } from './blank-spans.ts';
import { type CodeFinder, findHidden, findMarkdownCode } from './find-hidden.ts';
import type { Hiding } from './hiding-rule.ts';
import { findPlainCode } from './plain-code.ts';

/** Plain text has no code, and that of HTML stands in its tags. */
const codeFinders: Readonly<Record<ArticleFile['format'], CodeFinder>> = {
  text: { all: () => [], plain: () => undefined },
  html: { all: () => [], plain: () => undefined },
  markdown: { all: (text) => findMarkdownCode(text, false), plain: (text) => findPlainCode(text, false) },
  mdx: { all: (text) => findMarkdownCode(text, true), plain: (text) => findPlainCode(text, true) },
};

/**
 * The source without what no reader may see, its length and offsets unchanged. The log hears of what an editor could not expect: a
 * remark without an end, a part for members, and two percent signs that may have been prose.
 */
export function hideInSource(source: SourceText, start: number, format: ArticleFile['format'], log: ProblemLog): SourceText {
  // The filler is ours alone.
  const text = source.text.includes(FILLER) ? source.text.replaceAll(FILLER, ' ') : source.text;
  const body = text.slice(start);
  const hidings = findHidden(format === 'markdown' ? withColonFences(body) : body, codeFinders[format]);
  // The signs of templates and of Markdown's dialects are words in HTML.
  const found = format === 'html' ? hidings.filter((hiding) => body[startOf(hiding)] === '<') : hidings;
  if (found.length === 0) return text === source.text ? source : { ...source, text };
  warnUnclosed(found, start, log);
  warnMembersParts(found, start, log);
  warnDoubtful(found, start, log);
  const spans = found.flatMap(({ hidden }) => hidden);
  return { ...source, text: text.slice(0, start) + blankSpans(body, spans) };
}

function startOf({ hidden }: Hiding): number {
  return hidden[0]?.start ?? 0;
}

function warnUnclosed(found: readonly Hiding[], start: number, log: ProblemLog): void {
  for (const hiding of found) {
    if (hiding.isUnclosed !== true && hiding.isUnopened !== true) continue;
    const { start: from, end } = hiding.hidden[0] ?? { start: 0, end: 0 };
    if (hiding.isUnopened === true) {
      log.warning('remark.unclosed', start + from, {
        what: 'A part that nobody sees has no beginning near its end',
        why: `its paragraph is not shown up to there, which is ${end - from} characters`,
        fix: 'Put a bracket before its first word, or make the part shorter',
      });
      continue;
    }
    log.warning('remark.unclosed', start + from, {
      what: hiding.kind === 'membersPart' ? 'A part for members has no end' : 'A remark for editors has no end',
      why: `the ${end - from} characters that follow it are not shown`,
      fix: 'Close it; or put a backslash before it, if it is text',
    });
  }
}

function warnMembersParts(found: readonly Hiding[], start: number, log: ProblemLog): void {
  const parts = found.filter(({ kind, isUnclosed }) => kind === 'membersPart' && isUnclosed !== true);
  const [first] = parts;
  if (first === undefined) return;
  const length = parts.flatMap(({ hidden }) => hidden).reduce((sum, span) => sum + span.end - span.start, 0);
  log.warning('members.part', start + startOf(first), {
    what: parts.length === 1 ? 'A part for members is left out' : `${parts.length} parts for members are left out`,
    why: `a chat does not know who is a member, so ${length} characters are shown to nobody`,
    fix: 'Nothing needs to be done, unless everybody may read them',
  });
}

function warnDoubtful(found: readonly Hiding[], start: number, log: ProblemLog): void {
  const first = found.find(({ isDoubtful }) => isDoubtful === true);
  if (first === undefined) return;
  log.warning('remark.doubtful', start + startOf(first), {
    what: 'The words between two pairs of percent signs are left out',
    why: 'they were taken for a remark for editors',
    fix: 'Put a backslash before the signs, if they are text',
  });
}
