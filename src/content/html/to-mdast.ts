import type { Element, Nodes } from 'hast';
import { defaultHandlers, type Handle, type State, toMdast } from 'hast-util-to-mdast';
import type { Html, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';

/** Elements of a line that the reader of Markdown keeps by their tags. */
const KEPT_BY_TAG = ['sup', 'sub', 'kbd', 'samp', 'tt', 'q', 'dfn', 'cite', 'var'] as const;

/** The tree of HTML as the tree of Markdown that means the same. Emphasis, code, links, lists, tables and pictures are nodes of their own. */
export function toMarkdownTree(tree: Nodes): Root {
  const root = toMdast(tree as Parameters<typeof toMdast>[0], { handlers, document: true }) as Root;
  return root;
}

const handlers: Record<string, Handle> = {
  ...Object.fromEntries(KEPT_BY_TAG.map((name) => [name, keepTag(name)])),
  dl: readDefinitionList,
  figcaption: (state, node) => ({ type: 'paragraph', children: phrasing(state, node) }) satisfies Paragraph,
  mark: (state, node) => state.all(node),
};

function keepTag(name: string): Handle {
  return (state, node) => [html(`<${name}>`), ...phrasing(state, node), html(`</${name}>`)];
}

function html(value: string): Html {
  return { type: 'html', value };
}

function phrasing(state: State, node: Element): PhrasingContent[] {
  return state
    .all(node)
    .flatMap((child) => (isPhrasing(child) ? [child] : 'children' in child ? (child.children as PhrasingContent[]) : []));
}

const PHRASING = new Set(['break', 'delete', 'emphasis', 'html', 'image', 'inlineCode', 'link', 'strong', 'text']);

function isPhrasing(node: RootContent): node is PhrasingContent {
  return PHRASING.has(node.type);
}

/** `<dl>` as definition lines: the term, and behind `: ` its explanation. */
function readDefinitionList(state: State, node: Element): RootContent[] {
  const paragraphs: Paragraph[] = [];
  const rows = node.children.flatMap((child) => (child.type === 'element' && child.tagName === 'div' ? child.children : [child]));
  let open: Paragraph | undefined;
  for (const row of rows) {
    if (row.type !== 'element') continue;
    const children = phrasing(state, row);
    if (row.tagName === 'dd' && open !== undefined) open.children.push({ type: 'text', value: '\n: ' }, ...children);
    else if (row.tagName === 'dt') paragraphs.push((open = { type: 'paragraph', children }));
    else paragraphs.push({ type: 'paragraph', children });
    if (open !== undefined) state.patch(row, open);
  }
  return paragraphs.length === 0 ? ((defaultHandlers.dl(state, node) as RootContent[] | undefined) ?? []) : paragraphs;
}
