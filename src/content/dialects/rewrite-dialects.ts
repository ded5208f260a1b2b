import { readAbbreviations } from './abbreviations.ts';
import { readAlerts } from './alerts.ts';
import { readAttributeLists } from './attribute-lists.ts';
import { splitLines } from './block-lines.ts';
import { type CellRules, readCells } from './cells.ts';
import { type CodeRanges, createCodeTest, findCode } from './code-ranges.ts';
import { readComponents } from './components.ts';
import { readBlockIds } from './block-ids.ts';
import { readContainerBlocks } from './container-blocks.ts';
import { readDefinitionLists } from './definition-lists.ts';
import { applyEdits, asWritten, type Edit, type EditedText } from './edited-text.ts';
import { readExpressionAttributes, readVueAttributes } from './expression-attributes.ts';
import { type HeadingBrackets, readHeadingBrackets } from './heading-brackets.ts';
import { readIncludes, type ResolveInclude } from './includes.ts';
import { readIndentedBlocks } from './indented-blocks.ts';
import { readInlineSigns } from './inline-signs.ts';
import { type LiquidOptions, readLiquid } from './liquid.ts';
import { readLostReferences } from './lost-references.ts';
import { findMath, keepMath } from './math.ts';
import { hasMystDirective } from './myst-fences.ts';
import { readMystDirectives } from './myst-directives.ts';
import { readMystLines, readMystRoles } from './myst-roles.ts';
import { nameLabels, readReferences } from './references.ts';
import { mergeSpans } from '../hidden/merge-spans.ts';
import { readShortcodes } from './shortcodes.ts';
import { readWikilinks } from './wikilinks.ts';
import type { Span } from '../rich-text.ts';

export interface DialectOptions {
  /** Values that a template names: `page.title`, `site.title`; for `{{< meta tool.name >}}` of Quarto `tool.name`. */
  readonly values?: Readonly<Record<string, string>>;
  /** See `LiquidOptions`; all unless given. */
  readonly readsValues?: LiquidOptions['readsValues'];
  readonly resolveInclude?: ResolveInclude;
  /** `[@key]` cites a work, as in Pandoc and Quarto. */
  readonly citesWorks?: boolean;
  /** A plugin gives `[words][name]` an address that the text does not have. */
  readonly linksByName?: boolean;
  /** An author may name a block: `It turns. ^wheel`. */
  readonly namesBlocks?: boolean;
  /** Brackets behind headings mean more than text. */
  readonly headingBrackets?: HeadingBrackets | undefined;
  /** The text is MyST, also without a directive. */
  readonly readsMyst?: boolean;
  /** Fenced blocks may be cells of Quarto. */
  readonly cells?: CellRules | undefined;
}

export interface RewrittenText extends EditedText {
  /** Paths of files that could not be included, as written. */
  readonly missingIncludes: readonly string[];
}

type IsCode = (offset: number) => boolean;

/**
 * Rewrites what site generators add to Markdown as plain Markdown: callouts as quotations with a title, tabs with their labels, template tags by their
 * meaning or not at all, wikilinks as links. Code stays as written. Linear in the length of the text; never throws.
 */
export function rewriteDialects(
  markdown: string,
  {
    values = {},
    readsValues = 'all',
    resolveInclude = () => undefined,
    citesWorks = false,
    linksByName = false,
    namesBlocks = false,
    readsMyst = false,
    headingBrackets,
    cells,
  }: DialectOptions = {},
): RewrittenText {
  let edited: EditedText = asWritten(markdown);
  let code = findKept(markdown);
  const apply = (edits: readonly Edit[]): void => {
    if (edits.length === 0) return;
    edited = applyEdits(edited, edits);
    code = findKept(edited.text);
  };
  /** Most texts have none of a dialect's signs: then nothing is looked for. */
  const pass = (sign: RegExp, read: (text: string, isCode: IsCode) => readonly Edit[]): void => {
    if (sign.test(edited.text)) apply(read(edited.text, createCodeTest(code.all)));
  };
  const lines = (sign: RegExp, read: (lines: ReturnType<typeof splitLines>) => readonly Edit[]): void => {
    if (sign.test(edited.text)) apply(read(splitLines(edited.text, code.fences)));
  };
  if (cells === undefined) {
    const isMyst = hasMystDirective(markdown);
    if (isMyst) apply(readMystDirectives(edited.text));
    pass(isMyst || readsMyst ? /\}`/u : /\{(?:ref|doc|term|numref|py:\w+)\}`/u, readMystRoles);
    // Behind the roles, which ask for the targets.
    if (isMyst || readsMyst) pass(/^[ \t>]*(?:\(|%|\+\+\+)/mu, readMystLines);
  }
  let missingIncludes: readonly string[] = [];
  pass(/\{\{#|-8<-|<<<|@include:|\{[!*]|include/u, (text, isCode) => {
    const included = readIncludes(text, isCode, resolveInclude);
    missingIncludes = included.missing;
    return included.edits;
  });
  // Labels stand among the options of cells, and in lines that become callouts.
  const labels = edited.text.includes('@') ? nameLabels(edited.text) : new Map<string, string>();
  if (cells !== undefined) apply(readCells(edited.text, code.fences, code.all, cells));
  // Its braces are no template's.
  pass(/<[a-z][^<>]*=\{/u, readExpressionAttributes);
  pass(/<[A-Za-z][^<>]*\s[@#][\w]/u, readVueAttributes);
  pass(/\{\{[<%]/u, (text, isCode) => readShortcodes(text, isCode, values));
  const writesDefinitions = /\{%-?[ \t]*(?:include|for)\b/u.test(edited.text);
  pass(/\{[{%]/u, (text, isCode) => readLiquid(text, isCode, { values, readsValues }));
  if (writesDefinitions || linksByName) pass(/\]\[/u, readLostReferences);
  pass(/<\/?[A-Z]/u, readComponents);
  lines(/^[ \t>]*(?:!!!|\?\?\?|===[!+]? )/mu, readIndentedBlocks);
  lines(/^[ \t]*(?::::|\/\/\/)/mu, readContainerBlocks);
  lines(/>[ \t]?\[!/u, readAlerts);
  pass(/^\*\[/mu, readAbbreviations);
  pass(/@/u, (text, isCode) => readReferences(text, isCode, { labels, citesWorks }));
  if (headingBrackets !== undefined) pass(/^[ \t>]*#[^\n]*\]/mu, (text, isCode) => readHeadingBrackets(text, isCode, headingBrackets));
  pass(/\{|\[TOC|\[\[/iu, readAttributeLists);
  if (/^[ \t]*:[ \t]/mu.test(edited.text)) apply(readDefinitionLists(edited.text, code.fences));
  pass(/(?:^|[ \t>])\^[a-z\d-]+[ \t]*$/imu, (text, isCode) => readBlockIds(text, isCode, { mayBeChosen: namesBlocks }));
  // After `[[toc]]` is gone.
  pass(/\[\[/u, readWikilinks);
  pass(/:[a-z0-9_+-]+:|\+\+|==|[~^]|\*\*/iu, readInlineSigns);
  apply(keepMath(edited.text, code.math));
  return { ...edited, missingIncludes };
}

/** Text that stays as it is written: code, and formulas. */
function findKept(text: string): CodeRanges & { readonly math: readonly Span[] } {
  const code = findCode(text);
  const math = text.includes('$') ? findMath(text, code.all) : [];
  return { ...code, math, all: math.length === 0 ? code.all : mergeSpans([...code.all, ...math]) };
}
