import type { Element, Nodes as HtmlNodes } from 'hast';
import type { Heading, Nodes, Root, RootContent } from 'mdast';
import type { ArticleBody, BodyOptions } from '../article-body.ts';
import { createMarkdownContext } from '../markdown-context.ts';
import { findTitle, toSections } from '../markdown-article.ts';
import { isSameTitle } from '../same-title.ts';
import type { SourceText } from '../source-text.ts';
import { parseHtml } from './html-tree.ts';
import { toMarkdownTree } from './to-mdast.ts';

/**
 * Reads an article whose text is HTML, as feeds and content systems give it: the same sections as Markdown that means the same. The `id`
 * of a heading, or of the anchor in it, is the section's anchor.
 *
 * @throws {DepthError} if it nests too deep.
 */
export function readHtmlArticle(source: SourceText, { start, title: given, articleUrl }: BodyOptions): ArticleBody {
  const tree = parseHtml(source.text.slice(start));
  const anchors = anchorsOf(tree);
  const root = toMarkdownTree(tree);
  fillPositions(root, source.text.length - start);
  const context = createMarkdownContext(root, { mdx: false, articleUrl });
  const title = findTitle(root.children, given, context);
  const ids = new Map<Heading, string | undefined>(
    root.children.filter((node) => node.type === 'heading').map((heading) => [heading, anchors.get(heading.position?.start.offset ?? -1)]),
  );
  const draft = toSections(withoutTitleAgain(root.children, given), title?.node, {
    start,
    markdown: source.text.slice(start),
    context,
    toWritten: (offset) => offset,
    ids,
  });
  return {
    ...(title === undefined ? {} : { title: title.text }),
    bylines: [],
    ...(context.pictures.first === undefined ? {} : { picture: context.pictures.first }),
    ...draft,
  };
}

/** The `id` by which a browser finds each heading, by the heading's offset. */
function anchorsOf(tree: HtmlNodes): ReadonlyMap<number, string> {
  const anchors = new Map<number, string>();
  const visit = (node: HtmlNodes): void => {
    if (node.type === 'element' && /^h[1-6]$/u.test(node.tagName)) {
      const id = idIn(node);
      if (id !== undefined) anchors.set(node.position?.start.offset ?? -1, id);
    } else if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  return anchors;
}

function idIn(node: Element): string | undefined {
  const own = node.properties['id'] ?? node.properties['name'];
  if (typeof own === 'string' && own !== '') return own;
  for (const child of node.children) {
    const inner = child.type === 'element' ? idIn(child) : undefined;
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/** Content systems repeat the title above the text, at whichever level their theme has it, or as a paragraph. It is all the text of a note. */
function withoutTitleAgain(nodes: readonly RootContent[], given: string | undefined): readonly RootContent[] {
  const [first, ...rest] = nodes;
  const isLine = (first?.type === 'heading' && first.depth > 1) || (first?.type === 'paragraph' && rest.length > 0);
  return given !== undefined && isLine && isSameTitle(textOf(first), given) ? rest : nodes;
}

function textOf(node: Nodes): string {
  return 'value' in node ? node.value : 'children' in node ? node.children.map(textOf).join('') : '';
}

/** A node that the conversion made has no place in the source: it stands between its neighbors. */
function fillPositions(root: Root, length: number): void {
  let at = 0;
  for (const node of root.children) {
    const start = Math.max(at, node.position?.start.offset ?? at);
    const end = Math.min(length, Math.max(start, node.position?.end.offset ?? start));
    node.position = { start: { line: 1, column: 1, offset: start }, end: { line: 1, column: 1, offset: end } };
    at = end;
  }
}
