import { rewriteDialects } from '../dialects/rewrite-dialects.ts';
import { blankMdx } from '../mdx-tags.ts';
import type { Nodes } from 'mdast';
import { parseMarkdown } from '../parse-markdown.ts';
import type { Span } from '../rich-text.ts';
import { blankSpans } from './blank-spans.ts';
import { conditionalSpan } from './conditional-content.ts';
import { criticMarkup } from './critic-markup.ts';
import { gatedAdmonition, gatedCallout, gatedDirective, gatedInline } from './gated-directive.ts';
import { gatedElement } from './gated-element.ts';
import { gatedExpression, gatedTemplates } from './gated-template.ts';
import type { Hiding, HidingRule, HidingSource } from './hiding-rule.ts';
import { createHidingSource } from './hiding-source.ts';
import { htmlComment } from './html-comment.ts';
import { isEscaped } from './is-escaped.ts';
import { mergeSpans } from './merge-spans.ts';
import { percentRemark } from './percent-remark.ts';
import { findCodeElements, type PlainCode } from './plain-code.ts';
import { hugoRemark, jinjaRemark, liquidRemark, pairedRemarks, referenceRemark } from './template-remarks.ts';

/** In the order in which they are asked. A dialect is added here. */
const RULES: readonly HidingRule[] = [
  htmlComment,
  hugoRemark,
  ...pairedRemarks,
  liquidRemark,
  jinjaRemark,
  criticMarkup,
  percentRemark,
  referenceRemark,
  gatedDirective,
  gatedCallout,
  gatedAdmonition,
  gatedInline,
  conditionalSpan,
  gatedElement,
  ...gatedTemplates,
  gatedExpression,
];
const OPENINGS = new RegExp(RULES.map(({ opens }) => opens.source).join('|'), 'g');
const STICKY = RULES.map(({ opens, read }) => ({ opens: new RegExp(opens.source, 'y'), read }));
/** A remark may hold half of a piece of code; each such one needs the rest of the file to be read again. */
const MAX_READINGS = 12;

export interface CodeFinder {
  /** Parses the text. */
  readonly all: (text: string) => readonly Span[];
  /** See `findPlainCode`: most remarks are found without a parser. */
  readonly plain: (text: string) => PlainCode | undefined;
}

/**
 * The parts of a text that readers may not see: remarks for editors and parts for members, of every dialect at once, because a file does not say
 * which one it is written in. Code is shown as it is written: `findCode` says where it stands.
 */
export function findHidden(text: string, findCode: CodeFinder): readonly Hiding[] {
  OPENINGS.lastIndex = 0;
  if (!OPENINGS.test(text) || scan(createHidingSource(text, []), 0).found.length === 0) return [];
  const sure = findSurely(text, findCode.plain(text));
  if (sure !== undefined) return sure;
  const all: Hiding[] = [];
  let rest = text;
  let from = 0;
  for (let reading = 1; ; reading += 1) {
    const code = findCode.all(rest).filter((span) => span.end > from);
    const { found, stoppedAt } = scan(createHidingSource(rest, code), from, reading < MAX_READINGS ? code : []);
    all.push(...found);
    if (stoppedAt === undefined) return all;
    rest = blankSpans(
      rest,
      found.flatMap(({ hidden }) => hidden),
    );
    from = stoppedAt;
  }
}

/** Undefined when a parser has to tell what is code. */
function findSurely(text: string, plain: PlainCode | undefined): readonly Hiding[] | undefined {
  if (plain === undefined) return undefined;
  const { found } = scan(createHidingSource(text, plain.spans), 0);
  const areSure = found.every(({ hidden }) => plain.isSure({ start: hidden[0]?.start ?? 0, end: hidden.at(-1)?.end ?? 0 }));
  return areSure ? found : undefined;
}

/** Stops behind what ends inside of a piece of code, because what is code from there on has to be found again. */
function scan(
  source: HidingSource,
  from: number,
  code: readonly Span[] = [],
): { readonly found: readonly Hiding[]; readonly stoppedAt?: number } {
  const { text } = source;
  const found: Hiding[] = [];
  let next = from;
  for (let at = nextOpening(text, next); at !== undefined; at = nextOpening(text, next)) {
    const start = at;
    next = start + 1;
    const hiding = source.isCode(start) || isEscaped(text, start) ? undefined : readAt(source, start);
    if (hiding === undefined) continue;
    found.push(hiding);
    const end = hiding.hidden[0]?.end ?? start;
    if (code.some((span) => span.start > start && span.start < end && end < span.end)) return { found, stoppedAt: hiding.resumeAt };
    next = Math.max(hiding.resumeAt, next);
  }
  return { found };
}

function nextOpening(text: string, from: number): number | undefined {
  OPENINGS.lastIndex = from;
  return OPENINGS.exec(text)?.index;
}

function readAt(source: HidingSource, at: number): Hiding | undefined {
  for (const { opens, read } of STICKY) {
    opens.lastIndex = at;
    const hiding = opens.test(source.text) ? read(source, at) : undefined;
    if (hiding !== undefined) return hiding;
  }
  return undefined;
}

/** Code of Markdown as it is read, dialects and all, and what HTML shows or runs as it is written. */
export function findMarkdownCode(markdown: string, mdx: boolean): readonly Span[] {
  const { text: read, toWritten } = rewriteDialects(markdown, { readsValues: 'none' });
  const code: Span[] = [];
  const visit = (node: Nodes): void => {
    const { position } = node;
    if ((node.type === 'code' || node.type === 'inlineCode') && position !== undefined) {
      // By its last letter: what was rewritten right behind it is not code.
      const span = { start: toWritten(position.start.offset ?? 0), end: toWritten((position.end.offset ?? 1) - 1) + 1 };
      // A template that is shown as it is written becomes code here, and was none.
      if (node.type === 'code' || markdown[span.start] === '`') code.push(span);
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(parseMarkdown(mdx ? blankMdx(read).markdown : read, { mdx }));
  return mergeSpans([...code, ...findCodeElements(blankSpans(markdown, code))]);
}
