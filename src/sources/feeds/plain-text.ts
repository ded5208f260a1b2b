import { parseHtml } from '../../content/html/html-tree.ts';
import { orNothing } from './page-tree.ts';
import { decodeReferences } from '../../content/entities.ts';

/** Blocks end a word as white space does. */
const BLOCK = /^(?:p|div|br|li|ul|ol|h[1-6]|blockquote|pre|table|tr|td|th|section|article|figure|figcaption|hr|dt|dd|dl)$/u;

/** The words of HTML on one line; none of HTML that nests too deep to be read. */
export function plainTextOf(html: string): string {
  const tree = orNothing(parseHtml, html);
  const words: string[] = [];
  const visit = (node: ReturnType<typeof parseHtml>['children'][number]): void => {
    if (node.type === 'text') words.push(node.value);
    else if (node.type === 'element') {
      if (BLOCK.test(node.tagName)) words.push(' ');
      for (const child of node.children) visit(child);
      if (BLOCK.test(node.tagName)) words.push(' ');
    }
  };
  for (const node of tree.children) visit(node);
  return oneLine(words.join(''));
}

/** Enough words of a text to make a title of, in UTF-16 units. */
const FIRST_WORDS = 2_000;

/** The first words of HTML on one line. */
export function firstWords(html: string): string {
  return plainTextOf(html).slice(0, FIRST_WORDS);
}

/** A title within one block, which some programs put around each text. */
const AROUND = /^\s*<(p|div|h[1-6])(?:\s[^<>]*)?>((?:(?!<\/?\1\b).)*)<\/\1\s*>\s*$/isu;

/**
 * The words of a title in RSS, which does not say whether it is HTML. Tags are HTML if they are formatting; `<div>` in a title about HTML is
 * a word.
 */
export function titleOf(text: string, isCdata: boolean): string {
  const inner = AROUND.exec(text)?.[2] ?? text;
  const plain = inner.replace(/<\/?(?:b|i|em|strong|span|a|sup|sub|small|u|font|br|wbr)(?:\s[^<>]*)?\/?>/giu, '');
  return oneLine(isCdata ? decodeReferences(plain) : typographyOf(plain));
}

/** Plain text with the references that programs write twice read once more; `&lt;`, `&gt;` and `&amp;` may be what it is about. */
export function typographyOf(text: string): string {
  return text.replace(/&(?:#\d+|#x[\da-f]+|(?!lt;|gt;|amp;)[a-z]+\d*);/giu, (reference) => decodeReferences(reference));
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
