import type { RichText, Span } from '../../src/content/rich-text.ts';

/** Signs of site generators that a reader should never see. */
export const RAW_SYNTAX: Readonly<Record<string, RegExp>> = {
  shortcode: /\{\{[<%]/gu,
  liquid: /\{%|\{\{(?![<%#])/gu,
  include: /\{\{#\w+|-8<-|^<<< |@include:|\{!\S+!\}/gmu,
  definition: /^[ \t]*:[ \t]/gmu,
  reference: /(?<![\w.@/])@(?:fig|tbl|sec|eq|lst)-[\w-]+|\[-?@\w+/gu,
  container: /^[ \t]*:::/gmu,
  admonition: /^[ \t]*(?:!!!|\?\?\?\+?)[ \t]|^=== "/gmu,
  alert: /\[![A-Za-z]+\]/gu,
  wikilink: /(?<![\w\])])!?\[\[[^\]\n]+\]\]|\\\[\\\[/gu,
  attributes: /\{:[^}\n]*\}|\{[ ]?#[\w-]+[^}\n]*\}|\{ ?\.[a-z][\w-]*[^}\n]*\}/gu,
  highlight: /(?<![=!<>])==[^\s=][^=\n]*==(?!=)/gu,
  emoji: /(?<![\w:/]):[a-z][a-z0-9_+-]{2,}:(?![\w:])/gu,
  jsx: /<\/?[A-Z]\w*[\s/>]/gu,
  html: /<\/?(?:div|span|a|p|br|img|details|summary|table|tr|td|sup|sub|kbd)\b[^>\n]*>/gu,
  strong: /\*\*[^\s*][^*\n]*\*\*/gu,
  statement: /^(?:import|export) .+ from ["']/gmu,
};

export interface RawFind {
  readonly pattern: string;
  /** The sign itself. */
  readonly sign: string;
  /** With what stands around it. */
  readonly text: string;
}

/** Finds in a text, save in `code`, which is shown as it was written. */
export function findRaw(text: string, code: readonly Span[] = []): readonly RawFind[] {
  return Object.entries(RAW_SYNTAX).flatMap(([pattern, expression]) =>
    Array.from(text.matchAll(expression))
      .filter(({ index }) => !code.some(({ start, end }) => index >= start && index < end))
      .map(({ index, 0: found }) => ({
        pattern,
        sign: found.trim(),
        text: text.slice(Math.max(0, index - 20), index + found.length + 20).replace(/\s+/gu, ' '),
      })),
  );
}

export function codeOf({ blocks, marks }: RichText): readonly Span[] {
  return [...blocks.filter(({ kind }) => kind === 'code'), ...marks.filter(({ kind }) => kind === 'code')];
}
