/** A heading as its source has it, from which each generator makes ids in its own way. */
export interface HeadingText {
  /** The source line without the marks that make it a heading: `See [the *guide*](g.md) {#guide}`. */
  readonly raw: string;
  /** The words on the page, the alternative texts of images, and HTML tags as written. */
  readonly pieces: readonly HeadingPiece[];
  /** From `{#id}`, which also stands in `raw` and in the last piece. */
  readonly explicit?: string;
}

export interface HeadingPiece {
  readonly kind: 'word' | 'alt' | 'tag';
  readonly value: string;
  /** A word's source, if it has entities: `AT&amp;T`. */
  readonly written?: string;
}

/** Typographic quotation marks, dashes and ellipses, as "smart" renderers set them before they make an id. */
export function toTypographic(text: string): string {
  return text
    .replaceAll('---', '—')
    .replaceAll('--', '–')
    .replaceAll('...', '…')
    .replace(/(^|[\s([{–—-])"/gu, '$1“')
    .replaceAll('"', '”')
    .replace(/(^|[\s([{–—-])'/gu, '$1‘')
    .replaceAll("'", '’');
}
