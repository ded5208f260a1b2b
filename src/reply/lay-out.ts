import type { Span } from '../content/rich-text.ts';
import { isWithin, sumCosts, type Budget, type Cost } from './budget.ts';
import { clipToFit } from './clip.ts';
import { fitPassage } from './fit.ts';
import type { Reply, ReplyBlock } from './reply.ts';

export type BlockOf<Kind extends ReplyBlock['kind']> = Extract<ReplyBlock, { kind: Kind }>;
interface Passage {
  readonly block: BlockOf<'passage'>;
  /** Its place among the reply's blocks. */
  readonly index: number;
}
type TextBlock = BlockOf<'paragraph' | 'notice' | 'credit'>;
export type ListBlock = BlockOf<'results' | 'mentions' | 'fields'>;

/** How a platform shows the blocks of a reply: what `layOut` needs to know to choose what stands in one message. */
export interface Surface<Part> {
  costOf(part: Part): Cost;
  heading(block: BlockOf<'heading'>): readonly Part[];
  /** `text` is the block's own or the beginning of it. */
  text(block: TextBlock, text: string): readonly Part[];
  definition(block: BlockOf<'definition'>, text: string, showsHeadword: boolean): readonly Part[];
  /** The first `count` items of a list. */
  items(block: ListBlock, count: number): readonly Part[];
  image(block: BlockOf<'image'>): readonly Part[];
  rule(): readonly Part[];
  /** A quiet line of Newsdesk's own: "and 3 more". */
  aside(text: string): Part;
  passage(block: BlockOf<'passage'>, page: Span): readonly Part[];
  /** Every page holds at least this much of a passage, whatever stands around it. */
  readonly leastPassage: Cost;
}

export interface Layout<Part> {
  readonly parts: readonly Part[];
  readonly pageCount: number;
}

/** No more of a definition or a paragraph than this, in UTF-16 code units: the rest is a click away. */
const longestText = 1800;

/** Chooses what of a reply stands in one message: everything where it fits, else the first of each list, and one page of the passage. */
export function layOut<Part>(reply: Reply, page: number, budget: Budget, surface: Surface<Part>): Layout<Part> {
  const passages = reply.blocks.flatMap((block, index) => (block.kind === 'passage' ? [{ block, index }] : []));
  const zero = budget.left.map(() => 0);
  const aside = surface.costOf(surface.aside('The text goes on in the article.'));
  const kept = sumCosts([aside, ...reserveFor(passages, surface, zero)], zero);
  const chromeBudget = budget.keeping(kept);
  const chrome = new Map<number, readonly Part[]>();
  // Lists come last: what is said once is never pushed out by the tail of a list.
  for (const isList of [false, true]) {
    for (const [index, block] of reply.blocks.entries()) {
      if (block.kind !== 'passage' && isListBlock(block) === isList)
        chrome.set(index, takeBlock(block, reply.blocks.slice(0, index), chromeBudget, surface));
    }
  }
  const shown = choosePassages(passages, page, budget, surface, reply.paging !== undefined);
  const parts = reply.blocks.flatMap((block, index) =>
    block.kind === 'passage' ? (shown.parts.get(index) ?? []) : (chrome.get(index) ?? []),
  );
  return { parts, pageCount: shown.pageCount };
}

function isListBlock(block: ReplyBlock): boolean {
  return block.kind === 'results' || block.kind === 'mentions' || block.kind === 'fields' || block.kind === 'definition';
}

function reserveFor<Part>(passages: readonly Passage[], surface: Surface<Part>, zero: Cost): readonly Cost[] {
  const costs = passages.map(({ block }) =>
    sumCosts([surface.leastPassage, ...surface.passage(block, { start: 0, end: 0 }).map((part) => surface.costOf(part))], zero),
  );
  const most = zero.map((_, index) => Math.max(0, ...costs.map((cost) => cost[index] ?? 0)));
  return passages.length === 0 ? [] : [most];
}

function takeBlock<Part>(
  block: Exclude<ReplyBlock, { kind: 'passage' }>,
  before: readonly ReplyBlock[],
  budget: Budget,
  surface: Surface<Part>,
): readonly Part[] {
  switch (block.kind) {
    case 'heading':
      return takeParts(surface.heading(block), budget, surface);
    case 'paragraph':
    case 'notice':
    case 'credit':
      return takeText(block.text, (text) => surface.text(block, text), budget, surface);
    case 'definition':
      return takeText(block.text, (text) => surface.definition(block, text, !isNamed(block.headword, before)), budget, surface);
    case 'results':
    case 'mentions':
    case 'fields':
      return takeItems(block, budget, surface);
    case 'image':
      return takeParts(surface.image(block), budget, surface);
    case 'rule':
      return takeParts(surface.rule(), budget, surface);
  }
}

/** A heading, or a definition that stands above, says the name already. */
export function isNamed(headword: string, before: readonly ReplyBlock[]): boolean {
  const name = headword.trim().toLowerCase();
  return before.some(
    (block) => (block.kind === 'heading' ? block.text : block.kind === 'definition' ? block.headword : '').trim().toLowerCase() === name,
  );
}

function takeParts<Part>(parts: readonly Part[], budget: Budget, surface: Surface<Part>): readonly Part[] {
  return budget.take(costOfAll(parts, budget, surface)) ? parts : [];
}

function takeText<Part>(text: string, render: (text: string) => readonly Part[], budget: Budget, surface: Surface<Part>): readonly Part[] {
  const clipped = clipToFit(text, (each) => each.length <= longestText && isWithin(costOfAll(render(each), budget, surface), budget.left));
  return clipped === undefined ? [] : takeParts(render(clipped), budget, surface);
}

/** As many of the first items as fit, and how many are left out. */
function takeItems<Part>(block: ListBlock, budget: Budget, surface: Surface<Part>): readonly Part[] {
  const total = block.items.length;
  const partsFor = (count: number): readonly Part[] => [
    ...surface.items(block, count),
    ...(count === total ? [] : [surface.aside(`and ${total - count} more`)]),
  ];
  const fits = (count: number): boolean => isWithin(costOfAll(partsFor(count), budget, surface), budget.left);
  if (fits(total)) return takeParts(partsFor(total), budget, surface);
  let fitting = 0;
  let failing = Math.min(total, 100);
  while (failing - fitting > 1) {
    const middle = (fitting + failing) >> 1;
    if (fits(middle)) fitting = middle;
    else failing = middle;
  }
  return takeParts(partsFor(fitting), budget, surface);
}

interface ChosenPassages<Part> {
  /** By the passage's place among the reply's blocks. */
  readonly parts: ReadonlyMap<number, readonly Part[]>;
  readonly pageCount: number;
}

/** All passages where they fit together; else one page of one of them, the pages counted through. */
function choosePassages<Part>(
  passages: readonly Passage[],
  page: number,
  budget: Budget,
  surface: Surface<Part>,
  isPaged: boolean,
): ChosenPassages<Part> {
  const whole = passages.map(({ block, index }) => [index, surface.passage(block, { start: 0, end: block.body.text.length })] as const);
  const all = whole.flatMap(([, parts]) => parts);
  if (isWithin(costOfAll(all, budget, surface), budget.left)) return { parts: new Map(whole), pageCount: 1 };
  const aside = surface.aside('The text goes on in the article.');
  const room = budget.keeping(surface.costOf(aside)).left;
  const pages = passages.flatMap(({ block, index }) =>
    fitPassage(block.body, (span) => {
      // Markup only adds: a text longer than all there is need not be rendered to see that it does not fit.
      if (span.end - span.start > (room[0] ?? 0)) return false;
      return isWithin(costOfAll(surface.passage(block, span), budget, surface), room);
    }).map((span) => ({ block, index, span })),
  );
  const chosen = pages[isPaged ? clampPage(page, pages.length) - 1 : 0];
  if (!chosen) return { parts: new Map(), pageCount: 1 };
  const parts = surface.passage(chosen.block, chosen.span);
  if (isPaged) return { parts: new Map([[chosen.index, parts]]), pageCount: pages.length };
  return { parts: new Map([[chosen.index, [...parts, aside]]]), pageCount: 1 };
}

/** `page` counts from 1; what is no page is the nearest one. */
export function clampPage(page: number, pageCount: number): number {
  return Math.min(Math.max(Math.trunc(page) || 1, 1), pageCount);
}

function costOfAll<Part>(parts: readonly Part[], budget: Budget, surface: Surface<Part>): Cost {
  return sumCosts(
    parts.map((part) => surface.costOf(part)),
    budget.left.map(() => 0),
  );
}
