import type { Edit } from './edited-text.ts';

/** `{: .lead }` and `{:toc}` of kramdown and Python-Markdown on a line of their own, `{.lead}` of Goldmark and markdown-it. */
const LINE = /^[ \t]*(?:>[ \t]*)*\{(?::[^{}\n]*|[ \t]*[.#][^{}\n]*|[ \t]*[\w-]+=["'][^{}\n]*)\}[ \t]*$/gmu;
/**
 * The same behind a link, an image, emphasis, code, an emoji's code or a closing bracket: `[x](y){ .button }`.
 * kramdown's may go on in the next line, and several of a kind may follow each other.
 */
const BEHIND =
  /(?<=[)\]*_`>]|:[\w+-]{1,40}:)(?:(?:\{:[^{}\n]*(?:\n[^{}\n]*)?\})+|(?:\{[ \t]*[.#][\w-][^{}\n]*\})+|\{[ \t]*[\w-]+=[^{}\n]*\})/gu;
/** kramdown's for an item of a list, behind its marker: `1. {:#bell} The bell`. */
const ITEM = /(?<=^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]{1,4})\{:[^{}\n]*\}[ \t]*/gmu;
/** `## Room {: #bell }`, `## Stairs { .wide }`, `## 1.2.0 { id="1.2.0" }`, `## Title {/*custom-id*\/}`: an id stays as `{#id}`. */
const HEADING = /^(?:[ \t]*>)*[ \t]*(?:[-*+][ \t]+)?#{1,6}[ \t][^\n]*\}[^\n]*$/gmu;
/** kramdown reads the line below a heading as the heading's: `{: #bell}`. */
const BELOW_HEADING = /^([ \t]{0,3}#{1,6}[ \t][^\n{}]*)\n[ \t]*\{:([^{}\n]*)\}[ \t]*$/gmu;
/** Pandoc's `[small]{.x}` and `[text]{custom-style="y"}`. */
const SPAN = /(?<![!\]\\])\[([^[\]\n]{1,400})\](?=\{[ \t]*(?:\n[ \t]*)?(?:[.#]|[\w-]+=))/gu;
/** Behind an equation: `$$ {#eq-wheel}`. */
const LABEL = /(?<=\$\$)[ \t]*\{#[^{}\n]*\}(?=[ \t]*$)/gmu;
/** The caption of a table: `: The wheels {#tbl-wheels .striped}`. */
const CAPTION = /^(?:Table)?:[ \t][^\n]*\}[ \t]*$/gmu;
const CAPTION_END = /(?<![ \t])[ \t]*\{[ \t]*[.#][\w-][^{}\n]*\}[ \t]*$/u;
/** `* TOC` above `{:toc}`, `[TOC]`, `[[toc]]`, `[[_TOC_]]`: a list that a program makes. */
const CONTENTS = /^[ \t]*(?:[-*][ \t]+TOC[ \t]*(?=\n[ \t]*\{:)|\[TOC\]|\[\[_?toc_?\]\]|\{\{[ \t]*toc[ \t]*\}\}|\$\{toc\})[ \t]*$/gimu;

/** Drops lists of attributes; the id of a heading stays, as `{#id}` without anything else. */
export function readAttributeLists(text: string, isCode: (offset: number) => boolean): readonly Edit[] {
  const edits: Edit[] = [];
  const drop = (pattern: RegExp): void => {
    for (const match of text.matchAll(pattern))
      if (!isCode(match.index)) edits.push({ start: match.index, end: match.index + match[0].length, text: '' });
  };
  drop(CONTENTS);
  for (const { 0: line, index } of text.matchAll(HEADING)) {
    const edit = isCode(index) ? undefined : readHeading(line);
    if (edit !== undefined) edits.push({ start: index + edit.start, end: index + line.length, text: edit.text });
  }
  for (const { 0: both, 1: heading = '', 2: inside = '', index } of text.matchAll(BELOW_HEADING)) {
    const id = isCode(index) ? undefined : readHeadingAttributes(inside.trim())?.id;
    if (id !== undefined) edits.push({ start: index + heading.trimEnd().length, end: index + both.length, text: ` {#${id}}` });
  }
  drop(LINE);
  drop(ITEM);
  drop(LABEL);
  for (const { 0: line, index } of text.matchAll(CAPTION)) {
    const open = line.lastIndexOf('{');
    if (isCode(index) || !CAPTION_END.test(line.slice(open))) continue;
    edits.push({ start: index, end: index + (/^\S*?:[ \t]+/u.exec(line)?.[0].length ?? 0), text: '' });
    edits.push({ start: index + line.slice(0, open).trimEnd().length, end: index + line.length, text: '' });
  }
  for (const match of text.matchAll(SPAN)) {
    if (isCode(match.index)) continue;
    const close = text.indexOf('}', match.index + match[0].length);
    if (close !== -1 && close - match.index < 800) edits.push({ start: match.index, end: close + 1, text: match[1] ?? '' });
  }
  drop(BEHIND);
  return edits;
}

/** The end of a heading's line from its attributes on, and its new text. */
function readHeading(line: string): { readonly start: number; readonly text: string } | undefined {
  const shown = line
    .trimEnd()
    .replace(/#{1,6}$/u, '')
    .trimEnd();
  const closing = line.trimEnd().slice(shown.length).trim();
  // `%{#bell}%`, where braces alone would be read as a value.
  const braced = shown.replace(/\}%$/u, '}');
  const open = braced.lastIndexOf('{');
  if (open === -1 || !braced.endsWith('}')) return undefined;
  const inside = braced
    .slice(open + 1, -1)
    .replace(/\\$/u, '')
    .replace(/^:/u, '')
    .trim();
  const attributes = readHeadingAttributes(inside);
  if (attributes === undefined) return undefined;
  const start = braced
    .slice(0, open)
    .replace(braced === shown ? /\\$/u : /%$/u, '')
    .trimEnd().length;
  return { start, text: `${attributes.id === undefined ? '' : ` {#${attributes.id}}`}${closing === '' ? '' : ` ${closing}`}` };
}

/** Undefined if the braces hold something else than attributes, such as words. */
function readHeadingAttributes(inside: string): { readonly id?: string } | undefined {
  const remark = /^\/\*[ \t]*(.*?)[ \t]*\*\/$/u.exec(inside)?.[1];
  if (remark !== undefined) return /^[\p{L}\p{N}_-]+$/u.test(remark) ? { id: remark } : {};
  const id =
    /(?:^|\s)#([\p{L}\p{N}_:.-]+)/u.exec(inside)?.[1] ??
    /(?:^|\s)id=(?:"([^"]+)"|'([^']+)'|([^\s"']+))/u
      .exec(inside)
      ?.slice(1)
      .find((value) => value !== undefined);
  if (id !== undefined) return { id: id.replace(/\s+/gu, '-') };
  return /^(?:[.][\w-]+|[\w-]+=(?:"[^"]*"|'[^']*'|\S+)|-)(?:\s+(?:[.][\w-]+|[\w-]+=(?:"[^"]*"|'[^']*'|\S+)))*$/u.test(inside) ||
    inside.startsWith('toc')
    ? {}
    : undefined;
}
