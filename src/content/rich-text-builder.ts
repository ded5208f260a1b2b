import type { InlineText } from './inline-text.ts';
import { dropUnsafeCharacters } from './inline-text.ts';
import type { ListMarker, Mark, RichText, TextBlock } from './rich-text.ts';

/** The place of a block: the text before it, and its depth. */
export interface BlockPlace {
  readonly listDepth: number;
  readonly quoteDepth: number;
  /** Spaces before the block's first line. */
  readonly indent: string;
  /** Set for the first block of a list item. */
  readonly marker?: ListMarker;
  /** The outermost list it stands in: blocks of one list are a line apart, others have a blank line between them. */
  readonly list?: object;
}

export const TOP_LEVEL: BlockPlace = { listDepth: 0, quoteDepth: 0, indent: '' };

export interface RichTextBuilder {
  paragraph(content: InlineText, place: BlockPlace): void;
  heading(content: InlineText, level: number, place: BlockPlace): void;
  code(text: string, lang: string | undefined, place: BlockPlace): void;
  rule(place: BlockPlace): void;
  build(): RichText;
}

export function createRichTextBuilder(): RichTextBuilder {
  let text = '';
  let lastList: object | undefined;
  const blocks: TextBlock[] = [];
  const marks: Mark[] = [];

  function add(content: InlineText, place: BlockPlace, toBlock: (base: BlockRange) => TextBlock): void {
    if (blocks.length > 0) text += place.list !== undefined && place.list === lastList ? '\n' : '\n\n';
    lastList = place.list;
    const start = text.length;
    text += place.indent + (place.marker === undefined ? '' : markerText(place.marker));
    const contentStart = text.length;
    text += content.text;
    for (const mark of content.marks) marks.push({ ...mark, start: mark.start + contentStart, end: mark.end + contentStart });
    const { listDepth, quoteDepth, marker } = place;
    blocks.push(toBlock({ start, end: text.length, contentStart, listDepth, quoteDepth, ...(marker === undefined ? {} : { marker }) }));
  }

  return {
    paragraph(content, place) {
      if (content.text !== '' || place.marker !== undefined) add(content, place, (base) => ({ kind: 'paragraph', ...base }));
    },
    heading(content, level, place) {
      if (content.text !== '' || place.marker !== undefined) add(content, place, (base) => ({ kind: 'heading', ...base, level }));
    },
    code(code, lang, place) {
      const safe = dropUnsafeCharacters(code.replace(/\r\n?/g, '\n'));
      if (safe === '' && place.marker === undefined) return;
      add({ text: safe, marks: [] }, place, (base) => ({ kind: 'code', ...base, ...(lang === undefined ? {} : { lang }) }));
    },
    rule(place) {
      add({ text: '', marks: [] }, { ...place, indent: '' }, (base) => ({ kind: 'rule', ...base }));
    },
    build: () => ({ text, blocks, marks }),
  };
}

type BlockRange = Omit<Extract<TextBlock, { kind: 'paragraph' }>, 'kind'>;

/** The marker with which a list item begins in the text. */
export function markerText(marker: ListMarker): string {
  switch (marker.kind) {
    case 'bullet':
      return '- ';
    case 'number':
      return `${marker.value}. `;
    case 'task':
      return marker.done ? '- [x] ' : '- [ ] ';
  }
}
