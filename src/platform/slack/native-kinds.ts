import { type Block, plainerBlock } from './plainer-block.ts';

/**
 * The kinds of 2025 and later that Newsdesk sends in answers: `table` and `context_actions` of @slack/types 2.16, `alert` and `carousel` of
 * 2.21, `container` of June 2026.
 */
export const nativeKinds = ['context_actions', 'alert', 'carousel', 'container', 'table'] as const;

export type NativeKind = (typeof nativeKinds)[number];

/** Kinds that no modal and no Home tab takes (reference/block-kit/blocks). */
export const messageKinds: readonly NativeKind[] = ['context_actions', 'carousel', 'container', 'table'];

/** The native kinds among the blocks. */
export function kindsIn(blocks: readonly { readonly type?: unknown }[]): readonly NativeKind[] {
  return nativeKinds.filter((kind) => blocks.some(({ type }) => type === kind));
}

/** The blocks with their plainer form in place of those of the kinds. */
export function inPlainerForm(blocks: readonly Block[], kinds: readonly NativeKind[]): readonly Block[] {
  return blocks.flatMap((block) => (kinds.some((kind) => kind === block['type']) ? (plainerBlock(block, []) ?? []) : [block]));
}
