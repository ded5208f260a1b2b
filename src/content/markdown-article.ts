import type { Heading, Nodes, Root, RootContent } from 'mdast';
import type { Part } from './article.ts';
import type { ArticleBody, BodyOptions, SectionDraft } from './article-body.ts';
import type { HeadingBrackets } from './dialects/heading-brackets.ts';
import type { LiquidOptions } from './dialects/liquid.ts';
import { rewriteDialects } from './dialects/rewrite-dialects.ts';
import type { Site } from './generators/site.ts';
import { createHeadingIds } from './heading-ids/create-heading-ids.ts';
import type { HeadingText } from './heading-ids/heading-text.ts';
import { readHeadingText } from './heading-ids/read-heading-text.ts';
import { type HeadingIdSchemeName, headingIdSchemes } from './heading-ids/schemes.ts';
import { dropFiller } from './hidden/blank-spans.ts';
import { asideOf, createMarkdownContext, type MarkdownContext } from './markdown-context.ts';
import { toRichText } from './markdown-blocks.ts';
import { toInlineText } from './markdown-inline.ts';
import { blankMdx, type PlainMdx } from './mdx-tags.ts';
import { parseMarkdown } from './parse-markdown.ts';
import type { ProblemLog } from './problem-log.ts';
import { isSameTitle } from './same-title.ts';
import { withColonFences } from './dialects/myst-fences.ts';
import type { SourceText } from './source-text.ts';
import { findTrailingCredit } from './trailing-credit.ts';

const BRACKETS_OF_ANCHORS: { readonly [name in HeadingIdSchemeName]?: HeadingBrackets } = { fumadocs: 'ids', 'nextra-ids': 'ids' };

function headingBracketsOf(site: Site | undefined): HeadingBrackets | undefined {
  if (site === undefined) return undefined;
  return site.settings.generator === 'fumadocs' ? 'idsAndFlags' : BRACKETS_OF_ANCHORS[site.settings.anchors];
}

/** Reads an article in Markdown or MDX. Every heading that stands in no list or quotation begins a section. */
export function readMarkdownArticle(source: SourceText, options: BodyOptions & { readonly mdx: boolean }, log: ProblemLog): ArticleBody {
  const { start, mdx, articleUrl, site } = options;
  const credit = findTrailingCredit(source, start);
  const written = source.text.slice(start, credit?.part.start);
  const dialects = rewriteDialects(mdx || options.cells !== undefined ? written : withColonFences(written), {
    // Quarto fills in no `{{ value }}`, whatever folder its file lies in.
    readsValues: options.cells === undefined ? readsValues(site, mdx) : 'none',
    citesWorks: site?.settings.generator === 'quarto',
    namesBlocks: site?.settings.generator === 'obsidian',
    linksByName: site?.settings.linksByName === true,
    readsMyst: site?.settings.generator === 'sphinx' || site?.settings.generator === 'mystmd',
    headingBrackets: headingBracketsOf(site),
    cells: options.cells,
    ...(options.metaValues === undefined ? {} : { values: options.metaValues }),
    ...(options.resolveInclude === undefined ? {} : { resolveInclude: options.resolveInclude }),
  });
  const { text: markdown, toWritten } = dialects;
  const plain = mdx ? blankMdx(markdown) : { markdown, ignored: 0, firstIgnored: 0 };
  const root = parseMarkdown(plain.markdown, { mdx });
  const context = createMarkdownContext(root, { mdx, articleUrl, linksWait: site !== undefined });
  const title = findTitle(root.children, options.title, context);
  const draft = toSections(root.children, title?.node, {
    start,
    markdown,
    context,
    toWritten,
    ids: idsOf(root, title?.node, markdown, site),
  });
  warnMissingIncludes(dialects.missingIncludes, start, log);
  warnIgnoredJsx({ ...plain, firstIgnored: toWritten(plain.firstIgnored) }, start, log);
  warnIgnoredHtml(context.ignored.elements, start, log);
  warnRelativeLinks(context.ignored.links, start, log);
  warnSilentPictures(context.ignored.pictures, start, log);
  return {
    ...(title === undefined ? {} : { title: title.text }),
    ...firstHeadingOf(root.children, context),
    bylines: [],
    ...(credit === undefined ? {} : { credit: credit.credit }),
    ...(context.pictures.first === undefined ? {} : { picture: context.pictures.first }),
    sections: draft.sections,
    parts: credit === undefined ? draft.parts : [...draft.parts, credit.part],
  };
}

/** Jekyll, Hugo and the like fill in `{{ x }}`; others show it. JSX has braces of its own. */
function readsValues(site: Site | undefined, mdx: boolean): LiquidOptions['readsValues'] {
  const generator = site?.settings.generator ?? 'plain';
  if (site?.settings.fillsValues === true) return 'all';
  if (mdx || ['mkdocs', 'mdbook', 'obsidian', 'docusaurus', 'pelican', 'quarto', 'sphinx', 'mystmd'].includes(generator)) return 'none';
  return generator === 'plain' ? 'named' : 'all';
}

/** The ids of all headings as the site has them, in the order of the page; those in lists and quotations use one up too. */
function idsOf(root: Root, title: Heading | undefined, markdown: string, site: Site | undefined): ReadonlyMap<Heading, string | undefined> {
  if (site === undefined || site.settings.generator === 'plain') return new Map();
  const headings: Heading[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'heading') headings.push(node);
    else if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(root);
  const texts = headings.map((heading) => readHeadingText(heading, markdown));
  const explicit = texts.flatMap(({ explicit: id }) => id ?? []);
  const ids = createHeadingIds(headingIdSchemes[site.settings.anchors], explicit);
  return new Map(headings.map((heading, index) => [heading, ids.next(texts[index] as HeadingText, heading === title)]));
}

/** A better name for an article without a title than that of its file. */
function firstHeadingOf(nodes: readonly RootContent[], context: MarkdownContext): { readonly firstHeading?: string } {
  const first = nodes.find((node) => !isBlank(node, context));
  if (first?.type !== 'heading') return {};
  const { text } = headingText(first, asideOf(context));
  return text === '' ? {} : { firstHeading: text };
}

/**
 * The heading that is the article's title and no section's: a leading `#` unless front matter says otherwise; with no title
 * anywhere else, the only `#`, or a leading heading that no other one of its level follows.
 */
export function findTitle(nodes: readonly RootContent[], given: string | undefined, context: MarkdownContext): FoundTitle | undefined {
  const headings = nodes.filter((node) => node.type === 'heading');
  const [first] = headings;
  const html = given === undefined ? findHtmlTitle(nodes, context) : undefined;
  if (first === undefined || html !== undefined) return html;
  const text = headingText(first, context).text;
  const before = nodes.slice(0, nodes.indexOf(first));
  const leads = before.every((node) => isBlank(node, context));
  if (given !== undefined) return leads && first.depth === 1 && isSameTitle(text, given) ? { node: first, text } : undefined;
  if (text !== '' && leads && (first.depth === 1 || !headings.some((other) => other !== first && other.depth <= first.depth)))
    return { node: first, text };
  const [only, another] = headings.filter(({ depth }) => depth === 1);
  if (only === undefined || another !== undefined || only !== first) return undefined;
  return text === '' ? undefined : { node: only, text };
}

/** Says nothing to a reader: a remark, or an anchor for old links above the heading. */
function isBlank(node: RootContent, context: MarkdownContext): boolean {
  return node.type === 'definition' || node.type === 'html' || toRichText([node], asideOf(context)).text.trim() === '';
}

interface FoundTitle {
  /** Absent when the title stays a part of the text. */
  readonly node?: Heading;
  readonly text: string;
}

/** `<h1 align="center">Title</h1>` above everything else, as repositories have it. */
function findHtmlTitle(nodes: readonly RootContent[], context: MarkdownContext): FoundTitle | undefined {
  const firstText = nodes.findIndex((node) => node.type !== 'html' && node.type !== 'definition');
  for (const node of nodes.slice(0, firstText === -1 ? nodes.length : firstText)) {
    const [heading] =
      node.type === 'html'
        ? toRichText([{ type: 'html', value: /<h1\b[^>]*>[^]*?<\/h1>/i.exec(node.value)?.[0] ?? '' }], asideOf(context)).text.split('\n')
        : [];
    if (heading !== undefined && heading !== '') return { text: heading };
  }
  return undefined;
}

interface DraftContext {
  readonly start: number;
  readonly markdown: string;
  readonly context: MarkdownContext;
  /** From an offset of `markdown` to the one of the text as written. */
  readonly toWritten: (offset: number) => number;
  readonly ids: ReadonlyMap<Heading, string | undefined>;
}

interface OpenSection {
  readonly heading?: string;
  readonly headingPath: readonly string[];
  readonly level: number;
  readonly explicitAnchor?: string;
  readonly siteAnchor?: string;
  readonly offset: number;
  readonly nodes: RootContent[];
}

export function toSections(
  nodes: readonly RootContent[],
  title: Heading | undefined,
  draft: DraftContext,
): { sections: SectionDraft[]; parts: Part[] } {
  const sections: OpenSection[] = [{ headingPath: [], level: 0, offset: draft.start, nodes: [] }];
  const parts: Part[] = [];
  const path: { level: number; heading: string }[] = [];
  for (const node of nodes) {
    const part = partOf(node, node === title ? 'title' : node.type === 'heading' ? 'heading' : 'body', draft);
    const last = parts.at(-1);
    if (part.kind === 'body' && last?.kind === 'body') parts[parts.length - 1] = { ...last, end: part.end };
    else parts.push(part);
    if (node === title) continue;
    const heading = node.type === 'heading' ? readHeading(node, draft) : undefined;
    if (node.type !== 'heading' || heading === undefined || heading.text === '') {
      if (node.type !== 'heading') sections.at(-1)?.nodes.push(node);
      continue;
    }
    while (path.length > 0 && (path.at(-1)?.level ?? 0) >= node.depth) path.pop();
    path.push({ level: node.depth, heading: heading.text });
    sections.push({
      heading: heading.text,
      headingPath: path.map((outer) => outer.heading),
      level: node.depth,
      ...(heading.anchor === undefined ? {} : { explicitAnchor: heading.anchor }),
      ...siteAnchorOf(draft.ids.get(node)),
      offset: part.start,
      nodes: [],
    });
  }
  return {
    sections: sections.map(({ nodes: own, ...section }) => ({ ...section, body: toRichText(dropTrailingRules(own), draft.context) })),
    parts,
  };
}

/** A rule above the credit or the next heading parts nothing any more. */
function dropTrailingRules(nodes: readonly RootContent[]): readonly RootContent[] {
  const last = nodes.findLastIndex((node) => node.type !== 'thematicBreak');
  return nodes.slice(0, last + 1);
}

function partOf(node: RootContent, kind: Part['kind'], { start, toWritten }: DraftContext): Part {
  return { kind, start: start + toWritten(node.position?.start.offset ?? 0), end: start + toWritten(node.position?.end.offset ?? 0) };
}

function readHeading(node: Heading, { markdown, context }: DraftContext): { text: string; anchor: string | undefined } {
  const raw = dropFiller(markdown.slice(node.position?.start.offset, node.position?.end.offset));
  return headingText(node, context, raw);
}

function siteAnchorOf(id: string | undefined): { readonly siteAnchor?: string } {
  return id === undefined || id === '' ? {} : { siteAnchor: id };
}

/** `## Cooling {#cool}` has the text `Cooling` and the anchor `cool`. */
function headingText(node: Heading, context: MarkdownContext, raw = ''): { text: string; anchor: string | undefined } {
  const text = toInlineText(node.children, asideOf(context)).text.replace(/\s+/gu, ' ').trim();
  const anchor = /\{#([\p{L}\p{N}_:.-]+)[^{}]*\}[ \t]*(?:#+[ \t]*)?(?:\n[^\n]*)?$/u.exec(raw)?.[1];
  return { text: text.replace(/(?<!\s)\s*\{[#.][^{}]*\}$/u, ''), anchor };
}

function warnMissingIncludes(missing: readonly string[], start: number, log: ProblemLog): void {
  const [first] = missing;
  if (first === undefined) return;
  const others = new Set(missing).size - 1;
  log.warning('include.missing', start, {
    what: `\`${first.slice(0, 80)}\`${others === 0 ? '' : ` and ${others} other files`} cannot be included`,
    why: 'only text files in the content directory or its site are, which everybody may read, so nothing stands there',
    fix: 'Correct the path, or write the text itself',
  });
}

function warnIgnoredJsx({ ignored, firstIgnored }: PlainMdx, start: number, log: ProblemLog): void {
  if (ignored === 0) return;
  log.warning('mdx.ignored', start + firstIgnored, {
    what: `${ignored} JSX ${ignored === 1 ? 'tag' : 'tags'} ignored`,
    why: 'components cannot be shown in a chat; the text in them is kept',
    fix: 'Nothing needs to be done, unless a component holds words that readers miss',
  });
}

/** Elements that only arrange their words lose nothing that an editor could write otherwise. */
function warnIgnoredHtml(ignored: readonly string[], start: number, log: ProblemLog): void {
  if (ignored.length === 0) return;
  log.warning('html.ignored', start, {
    what: `${ignored.length} HTML ${ignored.length === 1 ? 'element' : 'elements'} ignored (${[...new Set(ignored)].join(', ')})`,
    why: 'a chat cannot show them; the text in them is kept',
    fix: 'Write Markdown, or say in words what is to be seen there',
  });
}

function warnSilentPictures(count: number, start: number, log: ProblemLog): void {
  if (count === 0) return;
  log.warning('image.alt', start, {
    what: `${count} ${count === 1 ? 'picture has' : 'pictures have'} no words`,
    why: 'a chat shows a picture of the text by its words, so readers do not learn of it',
    fix: 'Write between the brackets of `![]()` what is to be seen, unless it only adorns the page',
  });
}

function warnRelativeLinks(count: number, start: number, log: ProblemLog): void {
  if (count === 0) return;
  log.warning('link.relative', start, {
    what: `${count} relative ${count === 1 ? 'link leads' : 'links lead'} nowhere`,
    why: 'the article has no address that they could be resolved against, so their words are shown alone',
    fix: 'Write `baseUrl:` in publication.yaml',
  });
}
