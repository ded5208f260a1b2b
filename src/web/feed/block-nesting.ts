import type { ListMarker, TextBlock } from '../../content/rich-text.ts';

type Container = 'blockquote' | 'ul' | 'ol';

/** The tags of quotations and lists around blocks that only know how deep they stand. */
export interface BlockNesting {
  /** The tags to write before a block. */
  open(block: TextBlock): string;
  /** The tags to write behind the last one. */
  close(): string;
}

export function createBlockNesting(): BlockNesting {
  const open: Container[] = [];
  const lists = (): number => open.filter((container) => container !== 'blockquote').length;
  const quotes = (): number => open.length - lists();

  function closeLast(): string {
    const last = open.pop();
    return last === undefined ? '' : `${last === 'blockquote' ? '' : '</li>'}</${last}>`;
  }

  function openOne(container: Container, start = ''): string {
    open.push(container);
    return `<${container}>${start}`;
  }

  return {
    open({ quoteDepth, listDepth, marker }) {
      let tags = '';
      // A quotation in a list and a list in a quotation are told apart by nothing: the quotation is the outer one.
      while (quotes() > quoteDepth || (quotes() < quoteDepth && lists() > 0)) tags += closeLast();
      while (quotes() < quoteDepth) tags += openOne('blockquote');
      while (lists() > listDepth) tags += closeLast();
      const kind = marker?.kind === 'number' ? 'ol' : 'ul';
      if (marker !== undefined && lists() === listDepth && open.at(-1) !== kind) tags += closeLast();
      else if (marker !== undefined && lists() === listDepth) return `${tags}</li>${itemOf(marker)}`;
      while (lists() < listDepth) {
        const isOwn = lists() === listDepth - 1;
        tags += openOne(isOwn ? kind : 'ul', isOwn && marker !== undefined ? itemOf(marker) : '<li>');
      }
      return tags;
    },
    close() {
      let tags = '';
      while (open.length > 0) tags += closeLast();
      return tags;
    },
  };
}

function itemOf(marker: ListMarker): string {
  return marker.kind === 'number' ? `<li value="${marker.value}">` : '<li>';
}
