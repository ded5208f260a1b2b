/** Text with its styles, as both platforms' grammars are read into. Line breaks stay in the text. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: Style; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly Inline[] }
  | { readonly kind: 'mention'; readonly of: MentionKind; readonly id: string; readonly label?: string }
  /** Seconds since the epoch, with the platform's own letter for how it is shown. */
  | { readonly kind: 'time'; readonly at: number; readonly format?: string }
  | { readonly kind: 'emoji'; readonly name: string; readonly sign?: string };

export type Style = 'strong' | 'emphasis' | 'underline' | 'strike' | 'spoiler';

export type MentionKind = 'person' | 'channel' | 'role' | 'everyone' | 'command';

export type Block =
  | { readonly kind: 'lines'; readonly children: readonly Inline[] }
  | { readonly kind: 'heading'; readonly level: number; readonly children: readonly Inline[] }
  | { readonly kind: 'subtext'; readonly children: readonly Inline[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'list'; readonly items: readonly Item[] }
  | { readonly kind: 'code'; readonly text: string; readonly language?: string };

export interface Item {
  /** 0 is the outermost. */
  readonly depth: number;
  /** Absent for a bullet. */
  readonly number?: number;
  readonly blocks: readonly Block[];
}

/** Joins neighboring texts, so that a tree has no more nodes than it needs. */
export function pushInline(nodes: Inline[], node: Inline): void {
  const last = nodes.at(-1);
  if (node.kind === 'text' && last?.kind === 'text') nodes[nodes.length - 1] = { kind: 'text', text: last.text + node.text };
  else if (node.kind !== 'text' || node.text !== '') nodes.push(node);
}
