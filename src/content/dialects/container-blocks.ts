import { type Line, replaceLine } from './block-lines.ts';
import { calloutTitle, isCalloutKind } from './callout.ts';
import type { Edit } from './edited-text.ts';

/** `:::tip Title` of Docusaurus, VitePress and Starlight, `::: {.callout-note title="x"}` of Quarto, `:::{note} x` of MyST, `/// note | x` of pymdownx. */
const OPENING = /^([ \t]*)(:{3,}|\/{3,})[ \t]*(?:\{\.?([^\s}]+)([^}]*)\}|([A-Za-z][\w-]*))?[ \t]*(.*)$/u;
const CLOSING = /^[ \t]*(:{3,}|\/{3,})[ \t]*$/u;

/** `@tab pnpm`, `@tab:active pnpm#pnpm` of VuePress' themes, `== pnpm` of VitePress' plugin: each begins a tab of a container of tabs. */
const TAB = /^[ \t]*(?:@tab(?::active)?|==)(?:[ \t]+(\S.*))?$/u;
const TABS = /^(?:code-)?tabs$/u;

/** Containers in containers. Deeper ones only arrange: each level makes every line below it longer. */
const MAX_DEPTH = 8;

interface Container {
  readonly fence: string;
  readonly isQuoted: boolean;
  readonly indent: string;
  /** Lines of it may begin a tab. */
  readonly hasTabs: boolean;
  /** A Quarto callout takes its title from the first heading in it. */
  wantsTitle: boolean;
}

/** Turns containers into quotations with their title in bold, and drops the fences of those that only arrange their content. */
export function readContainerBlocks(lines: readonly Line[]): readonly Edit[] {
  const edits: Edit[] = [];
  const open: Container[] = [];
  const closed = findClosed(lines);
  for (const line of lines) {
    const quoted = open.filter(({ isQuoted }) => isQuoted);
    const prefix = quoted.length === 0 ? '' : `${quoted[0]?.indent ?? ''}${'> '.repeat(quoted.length)}`;
    const inner = open.at(-1);
    const closing = line.isCode ? null : CLOSING.exec(line.text);
    if (closing !== null && inner !== undefined && closing[1]?.[0] === inner.fence[0]) {
      open.pop();
      // An empty line outside of the quotation ends it.
      edits.push(replaceLine(line, inner.isQuoted ? '' : prefix));
      continue;
    }
    const opening = line.isCode ? undefined : readOpening(line.text);
    if (opening !== undefined) {
      if (closed.has(line)) open.push(open.length < MAX_DEPTH ? opening.container : { ...opening.container, isQuoted: false });
      edits.push(replaceLine(line, closed.has(line) ? `${prefix}${opening.text}` : prefix.trimEnd()));
      continue;
    }
    const tab = line.isCode || inner?.hasTabs !== true ? null : TAB.exec(line.text);
    if (tab !== null) {
      const label = (tab[1] ?? '').replace(/#[\w-]+[ \t]*$/u, '').trim();
      const blank = prefix.trimEnd();
      edits.push(replaceLine(line, label === '' ? prefix : `${blank}\n${prefix}${inner?.indent ?? ''}**${label}**\n${blank}`));
      continue;
    }
    if (inner?.wantsTitle === true && line.text.trim() !== '') {
      inner.wantsTitle = false;
      const heading = headingOf(line.text);
      if (heading !== '') {
        edits.push(replaceLine(line, `${prefix}**${heading}**\n${prefix.trimEnd()}`));
        continue;
      }
    }
    if (prefix !== '') {
      const indent = quoted[0]?.indent ?? '';
      const own = line.text.startsWith(indent) ? line.text.slice(indent.length) : line.text.trimStart();
      edits.push({ start: line.start, end: line.start + (line.text.length - own.length), text: prefix });
    }
  }
  return edits;
}

/** The openings that are closed. One that nobody closed must not take the rest of the page along. */
function findClosed(lines: readonly Line[]): ReadonlySet<Line> {
  const closed = new Set<Line>();
  const open: Line[] = [];
  for (const line of lines) {
    if (line.isCode) continue;
    if (readOpening(line.text) !== undefined) open.push(line);
    else if (CLOSING.test(line.text)) {
      const opening = open.pop();
      if (opening !== undefined) closed.add(opening);
    }
  }
  return closed;
}

function readOpening(text: string): { readonly container: Container; readonly text: string } | undefined {
  const [, indent = '', fence, inBraces, attributes = '', bare, rest = ''] = OPENING.exec(text) ?? [];
  const name = (inBraces ?? bare)?.replace(/^\./u, '');
  if (fence === undefined || name === undefined) return undefined;
  const title = readTitle(rest, attributes);
  const kind = name.toLowerCase();
  if (isLayout(kind)) {
    const hasTabs = TABS.test(kind);
    // Tabs with a name in common, `tabs#shell`, are switched together.
    const shown = title === undefined || kind === 'code-group' || (hasTabs && /^#[\w-]+$/u.test(title)) ? '' : `**${title}**`;
    return { container: { fence, isQuoted: false, indent, hasTabs, wantsTitle: false }, text: `${indent}${shown}` };
  }
  const isQuarto = kind.startsWith('callout-');
  const head = calloutTitle(kind, title);
  const wantsTitle = isQuarto && title === undefined;
  const shown = wantsTitle ? '' : `> ${head}\n${indent}>`;
  return { container: { fence, isQuoted: true, indent, hasTabs: false, wantsTitle }, text: `${indent}${shown}` };
}

/** `[Title]{.x}`, `| Title`, `Title`, `title="Title"` */
function readTitle(rest: string, attributes: string): string | undefined {
  const named = /\btitle=(?:"([^"]*)"|'([^']*)')/u.exec(`${attributes} ${rest}`);
  const written = rest
    .replace(/\{[^{}]*\}[ \t]*$/u, '')
    .replace(/(?<!:):+[ \t]*$/u, '')
    .trim();
  const bracketed = /^\[(.*)\]$/su.exec(written)?.[1];
  const title = (named?.[1] ?? named?.[2] ?? bracketed ?? written.replace(/^\|[ \t]*/u, '')).trim();
  return title === '' ? undefined : title;
}

/** The words of a heading's line; empty if it is none. */
function headingOf(line: string): string {
  const words = /^[ \t]*#{1,6}[ \t]+(.*)$/u.exec(line)?.[1] ?? '';
  return words.replace(/(?<!#)#*$/u, '').trimEnd();
}

/** A kind that nobody takes for a callout: columns, steps, cards. */
function isLayout(kind: string): boolean {
  return (
    !isCalloutKind(kind) &&
    !kind.startsWith('callout-') &&
    !/^(?:deprecated|security|experimental|beta|new|breaking|version(?:added|changed)?|prerequisites?|requirements?|tldr|spoiler)$/u.test(
      kind,
    )
  );
}
