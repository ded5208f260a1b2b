import type { Element, Nodes } from 'hast';
import { defaultHandlers, type Handle, type State, toMdast } from 'hast-util-to-mdast';
import type { Html, List, ListItem, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';

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
  pre: readCodeBlock,
  table: readTable,
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

/** `<dl>` as the list that definition lists of Markdown become: `- **Term**: explanation`. A term without an explanation is a paragraph. */
function readDefinitionList(state: State, node: Element): RootContent[] {
  const blocks: RootContent[] = [];
  let items: ListItem[] = [];
  let terms: PhrasingContent[][] = [];
  let isExplained = false;
  const rows = node.children.flatMap((child) => (child.type === 'element' && child.tagName === 'div' ? child.children : [child]));
  for (const row of rows) {
    if (row.type !== 'element') continue;
    const children = phrasing(state, row);
    if (row.tagName === 'dt') {
      terms = isExplained ? [children] : [...terms, children];
      isExplained = false;
    } else if (row.tagName === 'dd' && terms.length > 0) {
      const paragraph: Paragraph = { type: 'paragraph', children: [...joinTerms(terms), { type: 'text', value: ': ' }, ...children] };
      state.patch(row, paragraph);
      items.push({ type: 'listItem', spread: false, children: [paragraph] });
      isExplained = true;
    } else {
      blocks.push(...listOf(items), { type: 'paragraph', children });
      items = [];
    }
  }
  const rest = isExplained ? [] : terms.map((children): Paragraph => ({ type: 'paragraph', children }));
  const read = [...blocks, ...listOf(items), ...rest];
  return read.length === 0 ? ((defaultHandlers.dl(state, node) as RootContent[] | undefined) ?? []) : read;
}

function listOf(items: ListItem[]): readonly List[] {
  return items.length === 0 ? [] : [{ type: 'list', ordered: false, spread: false, children: items }];
}

/** `**Term (other term)**`: the others are its aliases. A copy for each explanation, because neighbors in a tree are joined in place. */
function joinTerms(terms: readonly PhrasingContent[][]): PhrasingContent[] {
  const [first = [], ...others] = structuredClone(terms);
  const text = (value: string): PhrasingContent => ({ type: 'text', value });
  const inParentheses = others.flatMap((children, index) => [text(index === 0 ? ' (' : ', '), ...children]);
  return [{ type: 'strong', children: [...first, ...inParentheses, ...(others.length === 0 ? [] : [text(')')])] }];
}

/** Cells of Markdown hold one line: a table whose cells hold blocks lays them out, as highlighters do with the numbers of lines, and is those blocks. */
function readTable(state: State, node: Element): ReturnType<Handle> {
  return holdsBlocks(node) ? state.all(node) : defaultHandlers.table(state, node);
}

function holdsBlocks({ children }: Element): boolean {
  return children.some((child) => child.type === 'element' && (/^(?:pre|h[1-6])$/u.test(child.tagName) || holdsBlocks(child)));
}

/** Highlighters lay each line of code out as an element of its own, with or without a line end in it: each is one line. */
function readCodeBlock(state: State, node: Element): ReturnType<Handle> {
  return defaultHandlers.pre(state, isLaidOut(node) ? { ...node, children: node.children.map(flattenLines) } : node);
}

const LINE = /^(?:div|li|p|tr)$/u;

function isLaidOut({ children }: Element): boolean {
  return children.some((child) => child.type === 'element' && (LINE.test(child.tagName) || isLaidOut(child)));
}

/** An element of lines, with the text of each and one line end behind it. */
function flattenLines(node: Element['children'][number]): Element['children'][number] {
  if (node.type !== 'element') return node;
  if (!node.children.some((child) => child.type === 'element' && LINE.test(child.tagName)))
    return { ...node, children: node.children.map(flattenLines) };
  return { ...node, children: [{ type: 'text', value: linesOf(node).join('\n') }] };
}

/** A line for each element of one, and for what stands between two of them: words, or the end of an empty line. */
function linesOf({ children }: Element): readonly string[] {
  const lines: string[] = [];
  let between = '';
  const takeBetween = (): void => {
    if (/\S/u.test(between)) lines.push(between.replace(/^\n|\n$/gu, ''));
    between = '';
  };
  for (const child of children) {
    if (child.type === 'element' && LINE.test(child.tagName)) {
      takeBetween();
      lines.push(textIn(child).replace(/\n$/u, ''));
    } else if (child.type === 'element' && child.tagName === 'br' && !/\S/u.test(between)) lines.push('');
    else between += textIn(child);
  }
  takeBetween();
  return lines;
}

function textIn(node: Nodes): string {
  if (node.type === 'element' && node.tagName === 'br') return '\n';
  return node.type === 'text' ? node.value : 'children' in node ? node.children.map(textIn).join('') : '';
}
