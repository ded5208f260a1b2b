import type { FootnoteDefinition, Nodes, Root } from 'mdast';
import type { ArticleImage } from './article.ts';

/** The state that the parts of one document share: link targets, footnotes, and what was left out on the way. */
export interface MarkdownContext {
  readonly mdx: boolean;
  /** Relative links are resolved against it. */
  readonly articleUrl: string | undefined;
  /** Links between files wait until all articles are known. */
  readonly linksWait: boolean;
  readonly linkTargets: ReadonlyMap<string, string>;
  readonly footnotes: ReadonlyMap<string, FootnoteDefinition>;
  /** Names HTML elements that show more than their words; counts relative links that lead nowhere because the article has no address, and pictures without words. */
  readonly ignored: { readonly elements: string[]; links: number; pictures: number };
  /** The first picture of the text that is worth showing. */
  readonly pictures: { first?: ArticleImage };
  /** A heading, and a link around a picture, say themselves what the picture is. */
  readonly hasPictureSign: boolean;
  /** A link holds no link. */
  readonly inLink: boolean;
}

/** The same for words that are read only to look at them, and for headings: nothing of them is counted, and no picture is the article's. */
export function asideOf(context: MarkdownContext): MarkdownContext {
  return { ...context, ignored: { elements: [], links: 0, pictures: 0 }, pictures: {}, hasPictureSign: false };
}

export function createMarkdownContext(
  root: Root,
  { mdx, articleUrl, linksWait = false }: { readonly mdx: boolean; readonly articleUrl: string | undefined; readonly linksWait?: boolean },
): MarkdownContext {
  const linkTargets = new Map<string, string>();
  const footnotes = new Map<string, FootnoteDefinition>();
  const visit = (node: Nodes): void => {
    // As in CommonMark, the first definition of a name counts.
    if (node.type === 'definition' && !linkTargets.has(node.identifier)) linkTargets.set(node.identifier, node.url);
    if (node.type === 'footnoteDefinition' && !footnotes.has(node.identifier)) footnotes.set(node.identifier, node);
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(root);
  return {
    mdx,
    articleUrl,
    linksWait,
    linkTargets,
    footnotes,
    ignored: { elements: [], links: 0, pictures: 0 },
    pictures: {},
    hasPictureSign: true,
    inLink: false,
  };
}
