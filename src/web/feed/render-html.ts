import type { Article, Section } from '../../content/article.ts';
import { PICTURE_SIGN } from '../../content/picture.ts';
import type { RichText, TextBlock } from '../../content/rich-text.ts';
import { inlineTree, marksIn, type InlineNode } from '../../reply/inline.ts';
import { createBlockNesting } from './block-nesting.ts';
import { escapeAttribute, escapeText } from './escape.ts';

/** The whole text of an article as HTML: the words of the article and nothing else, each heading with its anchor. */
export function renderArticleHtml({ sections, corrections, retraction }: Article): string {
  const notices = [
    ...(retraction === undefined ? [] : [`<p><strong>Retracted: ${escapeText(retraction)}</strong></p>`]),
    ...corrections.map((correction) => `<p><em>Corrected: ${escapeText(correction)}</em></p>`),
  ];
  let path: readonly string[] = [];
  const parts = sections.map((section) => {
    const headings = renderHeadings(section, path);
    path = section.headingPath;
    return `${headings}${renderBody(section.body)}`;
  });
  return [...notices, ...parts].join('\n');
}

/** A heading without text of its own is no section, and stands above the first section below it. */
function renderHeadings({ headingPath, level, anchor }: Section, before: readonly string[]): string {
  if (level === 0) return '';
  const shared = headingPath.findIndex((heading, index) => heading !== before[index]);
  return headingPath
    .map((heading, index) => {
      const own = index === headingPath.length - 1;
      if (!own && index < shared) return '';
      const depth = Math.max(1, level - (headingPath.length - 1 - index));
      return `<h${depth}${own ? ` id="${escapeAttribute(anchor)}"` : ''}>${escapeText(heading)}</h${depth}>\n`;
    })
    .join('');
}

function renderBody(body: RichText): string {
  const nesting = createBlockNesting();
  return [...body.blocks.map((block) => `${nesting.open(block)}${renderBlock(body, block)}`), nesting.close()].join('\n').trimEnd();
}

function renderBlock(body: RichText, block: TextBlock): string {
  const content = { start: block.contentStart, end: block.end };
  const line = (): string => renderNodes(body.text, inlineTree(content, marksIn(body, block.start, content)));
  switch (block.kind) {
    case 'paragraph':
      return `<p>${checkboxOf(block)}${line()}</p>`;
    case 'heading':
      // Outside of quotations and lists it would begin a section, which it does not in the article.
      return block.quoteDepth + block.listDepth === 0
        ? `<p><strong>${line()}</strong></p>`
        : `<h${block.level}>${line()}</h${block.level}>`;
    case 'code': {
      const lang = block.lang === undefined || block.lang === 'table' ? '' : ` class="language-${escapeAttribute(block.lang)}"`;
      return `<pre><code${lang}>${escapeText(body.text.slice(content.start, content.end))}</code></pre>`;
    }
    case 'rule':
      return '<hr>';
  }
}

/** As words: readers of feeds take fields of forms out. */
function checkboxOf({ marker }: TextBlock): string {
  return marker?.kind === 'task' ? `[${marker.done ? 'x' : ' '}] ` : '';
}

function renderNodes(text: string, nodes: readonly InlineNode[]): string {
  return nodes
    .map((node) =>
      node.kind === 'text' ? escapeText(text.slice(node.start, node.end)).replaceAll('\n', '<br>\n') : renderMark(text, node),
    )
    .join('');
}

const TAGS = { strong: 'strong', emphasis: 'em', strike: 'del', code: 'code' } as const;

function renderMark(text: string, { mark, start, end, children }: Extract<InlineNode, { readonly kind: 'mark' }>): string {
  switch (mark.kind) {
    case 'link':
      return `<a href="${escapeAttribute(mark.url)}">${renderNodes(text, children)}</a>`;
    case 'image': {
      const label = text.slice(start, end);
      const alt = label.startsWith(PICTURE_SIGN) ? label.slice(PICTURE_SIGN.length) : label;
      return `<img src="${escapeAttribute(mark.url)}" alt="${escapeAttribute(alt)}">`;
    }
    default:
      return `<${TAGS[mark.kind]}>${renderNodes(text, children)}</${TAGS[mark.kind]}>`;
  }
}
