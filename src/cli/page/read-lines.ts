import type { Article, ArticleFile } from '../../content/article.ts';
import { fieldOfKey } from '../../content/front-matter-keys.ts';
import { hideInSource } from '../../content/hidden/hide-in-source.ts';
import { createProblemLog } from '../../content/problem-log.ts';
import { readSourceText } from '../../content/source-text.ts';
import type { ReadLine } from '../../page/content-panel.ts';

/** A page shows no more lines of a file, and no more of a line, in UTF-16 code units. */
const MAX_LINES = 4_000;
const MAX_LINE = 1_000;
/** The share of a dropped line's words that may stand in the article by chance. */
const BY_CHANCE = 0.5;
const WORD = /[\p{L}\p{N}]+/gu;
/** Addresses and attributes are not shown as words, whatever becomes of their line. */
const NOT_WORDS = /\]\([^)\n]*\)|\]:[^\n]*|<\/?[A-Za-z][^>\n]*>|https?:\/\/\S+|\{[^}\n]*\}/gu;
const FIELD = /^[^\S\n]*(?:\.\.[^\S\n]+)?["']?([\p{L}][\p{L}\d _-]*?)["']?[^\S\n]*[:=]/u;

/**
 * The lines of an article's file with what each was read as. Words that no reader may see, and fields that Newsdesk does not know, stand there
 * as `…`: a person who can open the page need not be an editor.
 */
export function readLines(article: Article, source: string): readonly ReadLine[] {
  const { parts, format } = article.file ?? { parts: [], format: 'text' };
  const shown = withoutHidden(source, parts.find(({ kind }) => kind === 'frontMatter')?.end ?? 0, format);
  const known = wordsOf(article);
  const lines: ReadLine[] = [];
  let at = 0;
  let part = 0;
  let isKnownField = false;
  for (const text of source.split(/(?<=\r\n|\n|\r(?!\n))/u).slice(0, MAX_LINES)) {
    const [line = '', visible = ''] = [text, shown.slice(at, at + text.length)].map((each) => each.replace(/[\r\n]+$/u, ''));
    // A line belongs to the part that holds its first word.
    const first = at + Math.max(0, line.search(/\S/u));
    while ((parts[part]?.end ?? Number.POSITIVE_INFINITY) <= first) part += 1;
    const kind = line.trim() === '' ? 'space' : (parts[part]?.kind ?? 'body');
    if (kind === 'frontMatter') {
      const field = FIELD.exec(line);
      // Lines below a field's that are indented, or a list, belong to it.
      if (field !== null && /^\S/u.test(line)) isKnownField = fieldOfKey(field[1] ?? '') !== undefined;
      const isShown = isKnownField || /^[-+.]{3}\w*\s*$/u.test(line);
      lines.push({ as: kind, text: cut(isShown ? line : field === null ? '…' : `${field[0]} …`) });
    } else {
      const hidden = visible === line ? undefined : dotted(line, visible);
      lines.push({
        as: hidden?.isWhole === true ? 'hidden' : isDropped(visible, kind, known) ? 'dropped' : kind,
        text: cut(hidden?.text ?? line),
      });
    }
    at += text.length;
  }
  return lines;
}

/** With white space for each letter that is hidden, read as Markdown and as MDX: which of them it was does not matter then. */
function withoutHidden(source: string, start: number, format: ArticleFile['format']): string {
  const written = readSourceText(source);
  const formats = format === 'markdown' || format === 'mdx' ? (['markdown', 'mdx'] as const) : [format];
  const texts = formats.map((each) => hideInSource(written, start, each, createProblemLog('', written)).text);
  const shown = source.split('');
  for (let at = 0; at < written.text.length; at += 1) {
    if (texts.some((text) => text[at] !== written.text[at])) shown[written.toFile(at)] = ' ';
  }
  return shown.join('');
}

function dotted(line: string, visible: string): { readonly text: string; readonly isWhole: boolean } {
  let text = '';
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === visible[at]) text += line[at];
    else text += '…';
  }
  // Of several hidden words the number and the length are hidden too.
  text = text.replace(/…(?:\s*…)+/gu, '…');
  return { text, isWhole: !/[\p{L}\p{N}]/u.test(text) };
}

function isDropped(line: string, kind: ReadLine['as'], known: ReadonlySet<string>): boolean {
  if (kind !== 'body') return false;
  const words = line.replace(NOT_WORDS, ' ').toLowerCase().match(WORD) ?? [];
  if (words.length === 0) return /^\s*(?:<[^>]*>\s*)+$|\{[%{<]/u.test(line);
  return words.filter((word) => known.has(word)).length <= words.length * BY_CHANCE && !words.every((word) => known.has(word));
}

function wordsOf({ title, dek = '', sections, credit }: Article): ReadonlySet<string> {
  const text = [title, dek, ...Object.values(credit ?? {}), ...sections.flatMap(({ heading, body }) => [heading, body.text])].join('\n');
  return new Set(text.toLowerCase().match(WORD) ?? []);
}

function cut(text: string): string {
  return text.length > MAX_LINE ? `${text.slice(0, MAX_LINE)}…` : text;
}
