import type { Span } from '../content/rich-text.ts';
import { isWithin, sumCosts, type Budget, type Cost } from './budget.ts';
import { clipToFit } from './clip.ts';
import { fitPassage } from './fit.ts';
import type { Reply, ReplyBlock } from './reply.ts';
import { wordsIn } from '../words/words-for.ts';
import type { Words } from '../words/words.ts';

export type BlockOf<Kind extends ReplyBlock['kind']> = Extract<ReplyBlock, { kind: Kind }>;
interface Passage<Part> {
  readonly block: BlockOf<'passage'>;
  /** Its place among the reply's blocks. */
  readonly index: number;
  readonly frame: Frame<Part>;
  readonly frameCost: Cost;
}

/** The frame around every page of a passage: the source of its words. */
export interface Frame<Part> {
  readonly above: readonly Part[];
  readonly below: readonly Part[];
}

type TextBlock = BlockOf<'paragraph' | 'notice' | 'credit'>;
export type ListBlock = BlockOf<'results' | 'mentions' | 'fields'>;

/** The platform's way of showing the blocks of a reply: `layOut` needs it to choose the content of one message. */
export interface Surface<Part> {
  costOf(part: Part): Cost;
  heading(block: BlockOf<'heading'>): readonly Part[];
  /** `text` is the block's own or the beginning of it. */
  text(block: TextBlock, text: string): readonly Part[];
  /** `text` is the beginning of the sharer's line, or empty. */
  sharer(block: BlockOf<'sharer'>, text: string): readonly Part[];
  definition(block: BlockOf<'definition'>, text: string, showsHeadword: boolean): readonly Part[];
  /** The first `count` items of a list. */
  items(block: ListBlock, count: number): readonly Part[];
  channels(block: BlockOf<'channels'>): readonly Part[];
  image(block: BlockOf<'image'>): readonly Part[];
  rule(): readonly Part[];
  /** A quiet line of Newsdesk's own: "and 3 more". */
  aside(text: string): Part;
  frame(block: BlockOf<'passage'>): Frame<Part>;
  /** The words alone. */
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
  const words = wordsIn(reply.language);
  const passages = reply.blocks.flatMap((block, index) => (block.kind === 'passage' ? [framed(block, index, budget, surface)] : []));
  const zero = zeroOf(budget.left);
  const aside = surface.costOf(surface.aside(words.goesOn));
  const kept = sumCosts([aside, ...reserveFor(passages, surface, zero)], zero);
  const chromeBudget = budget.keeping(kept);
  const chrome = new Map<number, readonly Part[]>();
  // Lists come last: what is said once is never pushed out by the tail of a list.
  for (const isList of [false, true]) {
    for (const [index, block] of reply.blocks.entries()) {
      if (block.kind !== 'passage' && isListBlock(block) === isList)
        chrome.set(index, takeBlock(block, reply.blocks.slice(0, index), chromeBudget, surface, words));
    }
  }
  const shown = choosePassages(passages, page, budget, surface, { isPaged: reply.paging !== undefined, words });
  const parts = reply.blocks.flatMap((block, index) =>
    block.kind === 'passage' ? (shown.parts.get(index) ?? []) : (chrome.get(index) ?? []),
  );
  return { parts, pageCount: shown.pageCount };
}

function isListBlock(block: ReplyBlock): boolean {
  return block.kind === 'results' || block.kind === 'mentions' || block.kind === 'fields' || block.kind === 'definition';
}

function framed<Part>(block: BlockOf<'passage'>, index: number, budget: Budget, surface: Surface<Part>): Passage<Part> {
  const frame = surface.frame(block);
  return { block, index, frame, frameCost: costOfAll([...frame.above, ...frame.below], budget, surface) };
}

function reserveFor<Part>(passages: readonly Passage<Part>[], surface: Surface<Part>, zero: Cost): readonly Cost[] {
  const costs = passages.map(({ frameCost }) => sumCosts([surface.leastPassage, frameCost], zero));
  const most = zero.map((_, index) => Math.max(0, ...costs.map((cost) => cost[index] ?? 0)));
  return passages.length === 0 ? [] : [most];
}

function takeBlock<Part>(
  block: Exclude<ReplyBlock, { kind: 'passage' }>,
  before: readonly ReplyBlock[],
  budget: Budget,
  surface: Surface<Part>,
  words: Words,
): readonly Part[] {
  switch (block.kind) {
    case 'heading':
      return takeParts(surface.heading(block), budget, surface);
    case 'paragraph':
    case 'notice':
    case 'credit':
      return takeText(block.text, (text) => surface.text(block, text), budget, surface);
    case 'sharer':
      return takeText(block.text, (text) => surface.sharer(block, text), budget, surface);
    case 'definition':
      return takeText(block.text, (text) => surface.definition(block, text, !isNamed(block.headword, before)), budget, surface);
    case 'results':
    case 'mentions':
    case 'fields':
      return takeItems(block, budget, surface, words);
    case 'channels':
      return takeParts(surface.channels(block), budget, surface);
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
function takeItems<Part>(block: ListBlock, budget: Budget, surface: Surface<Part>, words: Words): readonly Part[] {
  const total = block.items.length;
  const partsFor = (count: number): readonly Part[] => [
    ...surface.items(block, count),
    ...(count === total ? [] : [surface.aside(words.more(total - count))]),
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
  passages: readonly Passage<Part>[],
  page: number,
  budget: Budget,
  surface: Surface<Part>,
  { isPaged, words }: { readonly isPaged: boolean; readonly words: Words },
): ChosenPassages<Part> {
  const whole = wholePassages(passages, budget, surface);
  if (whole) return { parts: whole, pageCount: 1 };
  const aside = surface.aside(words.goesOn);
  const room = budget.keeping(surface.costOf(aside)).left;
  const pages = passages.flatMap((passage) =>
    fitPassage(passage.block.body, (span) => {
      if (span.end - span.start > (room[0] ?? 0)) return false;
      return isWithin(costOfPage(passage, surface.passage(passage.block, span), budget, surface), room);
    }).map((span) => ({ passage, span })),
  );
  const chosen = pages[isPaged ? clampPage(page, pages.length) - 1 : 0];
  if (!chosen) return { parts: new Map(), pageCount: 1 };
  const { block, index, frame } = chosen.passage;
  const parts = inFrame(frame, surface.passage(block, chosen.span));
  if (isPaged) return { parts: new Map([[index, parts]]), pageCount: pages.length };
  return { parts: new Map([[index, [...parts, aside]]]), pageCount: 1 };
}

/** Undefined if they do not fit together. Markup only adds: texts longer than all there is need not be rendered to see that. */
function wholePassages<Part>(
  passages: readonly Passage<Part>[],
  budget: Budget,
  surface: Surface<Part>,
): ReadonlyMap<number, readonly Part[]> | undefined {
  const { left } = budget;
  if (passages.reduce((sum, { block }) => sum + block.body.text.length, 0) > (left[0] ?? 0)) return undefined;
  const pages = passages.map((passage) => ({
    passage,
    parts: surface.passage(passage.block, { start: 0, end: passage.block.body.text.length }),
  }));
  const costs = pages.map(({ passage, parts }) => costOfPage(passage, parts, budget, surface));
  if (!isWithin(sumCosts(costs, zeroOf(left)), left)) return undefined;
  return new Map(pages.map(({ passage: { index, frame }, parts }) => [index, inFrame(frame, parts)]));
}

function inFrame<Part>({ above, below }: Frame<Part>, parts: readonly Part[]): readonly Part[] {
  return [...above, ...parts, ...below];
}

function costOfPage<Part>({ frameCost }: Passage<Part>, parts: readonly Part[], budget: Budget, surface: Surface<Part>): Cost {
  return sumCosts([frameCost, costOfAll(parts, budget, surface)], zeroOf(frameCost));
}

function zeroOf(cost: Cost): Cost {
  return cost.map(() => 0);
}

/** `page` counts from 1; what is not a page is the nearest one. */
export function clampPage(page: number, pageCount: number): number {
  return Math.min(Math.max(Math.trunc(page) || 1, 1), pageCount);
}

function costOfAll<Part>(parts: readonly Part[], budget: Budget, surface: Surface<Part>): Cost {
  return sumCosts(
    parts.map((part) => surface.costOf(part)),
    zeroOf(budget.left),
  );
}
