import type { Heading, PhrasingContent } from 'mdast';
import type { HeadingPiece, HeadingText } from './heading-text.ts';

/** `markdown` is the text that the heading's positions count in. */
export function readHeadingText(heading: Heading, markdown: string): HeadingText {
  const source = markdown.slice(heading.position?.start.offset, heading.position?.end.offset);
  const raw = source
    .replace(/^#{1,6}[ \t]*/u, '')
    .replace(/(?:(?<![ \t])[ \t]+#+[ \t]*|\n[^\n]*)$/u, '')
    .trim();
  const explicit = /\{#([^\s{}]+)[^{}]*\}$/u.exec(raw)?.[1];
  return { raw, pieces: piecesOf(heading.children, markdown), ...(explicit === undefined ? {} : { explicit }) };
}

function piecesOf(nodes: readonly PhrasingContent[], markdown: string): readonly HeadingPiece[] {
  return nodes.flatMap((node): readonly HeadingPiece[] => {
    if (node.type === 'html') return [{ kind: 'tag', value: node.value }];
    if (node.type === 'image' || node.type === 'imageReference') return [{ kind: 'alt', value: node.alt ?? '' }];
    if (node.type === 'break') return [{ kind: 'tag', value: '<br>' }];
    if ('children' in node) return piecesOf(node.children, markdown);
    if (!('value' in node)) return [];
    const written = node.type === 'text' ? markdown.slice(node.position?.start.offset, node.position?.end.offset) : node.value;
    return [{ kind: 'word', value: node.value, ...(/&#?\w+;/u.test(written) ? { written } : {}) }];
  });
}
