import type { Edit } from './edited-text.ts';

/** Kinds of things that Quarto numbers, by the beginning of their labels. */
const KINDS: Readonly<Record<string, string>> = {
  fig: 'Figure',
  tbl: 'Table',
  lst: 'Listing',
  eq: 'Equation',
  thm: 'Theorem',
  lem: 'Lemma',
  cor: 'Corollary',
  prp: 'Proposition',
  def: 'Definition',
  exm: 'Example',
  exr: 'Exercise',
  sec: 'Section',
};
const LABELS = Object.keys(KINDS).join('|');
/** `@fig-wheel`, `[@fig-wheel]`, `[-@fig-wheel]`, `[Chapter @sec-mill]`. */
const REFERENCE = new RegExp(
  `\\[([^\\[\\]\\n@;]{0,60}?)(-?)@((?:${LABELS})-[\\w-]+)\\](?![(\\[:])|(?<![\\w.@/\\[-])@((?:${LABELS})-[\\w-]*\\w)`,
  'giu',
);
/** `{#fig-wheel}`, `#| label: fig-wheel`, `{r fig-wheel}`. */
const LABEL = new RegExp(`\\{#((?:${LABELS})-[\\w-]+)|^[ \\t]*(?:#|//|%%)\\|[ \\t]*label:[ \\t]*["']?((?:${LABELS})-[\\w-]+)`, 'gimu');
/** `@quist2024`, `[see @quist2024, p. 3; -@mill]`: the works that a text cites. */
const CITATION = /(?<![\p{L}\p{N}_@./\\-])-?@\{?(?=[\p{L}\d_])/gu;

interface ReferenceOptions {
  /** See `nameLabels`. */
  readonly labels: ReadonlyMap<string, string>;
  /** Of citations the key stays, as the mark of a note does. */
  readonly citesWorks: boolean;
}

/**
 * Cross references of Quarto: `@fig-wheel` is *Figure 2*, by the order of labels in the text, and `@sec-mill` the heading with that label. One to
 * another file names the kind alone.
 */
export function readReferences(
  text: string,
  isCode: (offset: number) => boolean,
  { labels, citesWorks }: ReferenceOptions,
): readonly Edit[] {
  const edits: Edit[] = [];
  for (const match of text.matchAll(REFERENCE)) {
    if (isCode(match.index)) continue;
    const [whole, prefix = '', bare = '', bracketed, plain = ''] = match;
    const label = (bracketed ?? plain).toLowerCase();
    const name = labels.get(label) ?? KINDS[label.slice(0, label.indexOf('-'))] ?? '';
    const number = /\d+$/u.exec(name)?.[0];
    const words = prefix.trim() !== '' || bare !== '' ? `${prefix}${number ?? (prefix.trim() === '' ? name : '')}`.trimEnd() : name;
    edits.push({ start: match.index, end: match.index + whole.length, text: words });
  }
  if (!citesWorks) return edits;
  for (const { index, 0: citation } of text.matchAll(CITATION)) {
    if (!isCode(index)) edits.push({ start: index, end: index + citation.length, text: '' });
  }
  return edits;
}

/** The names of labels, by label in lower case: *Figure 1*, *Figure 2* in the order of the text, or the heading that has it. */
export function nameLabels(text: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const { index, 1: written, 2: chunk } of text.matchAll(LABEL)) {
    const label = (written ?? chunk ?? '').toLowerCase();
    if (names.has(label)) continue;
    const kind = label.slice(0, label.indexOf('-'));
    const heading =
      kind === 'sec' ? /^#{1,6}[ \t]+(.+?)[ \t]*$/u.exec(text.slice(text.lastIndexOf('\n', index) + 1, index))?.[1] : undefined;
    if (kind === 'sec') names.set(label, heading ?? 'Section');
    else {
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      names.set(label, `${KINDS[kind] ?? ''} ${count}`);
    }
  }
  return names;
}
