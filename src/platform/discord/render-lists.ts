import type { PagePiece } from '../../reply/page-slice.ts';

type BlockPiece = Extract<PagePiece, { kind: 'block' }>;

interface OpenList {
  readonly indent: number;
  readonly kind: 'bullet' | 'number';
  last: number;
}

/**
 * Discord numbers a list by its first item alone, makes bullets after a number numbers too, and goes on over blank lines.
 * An item may be live only where what Discord will show is what the text says.
 */
export interface ListGuard {
  /** Told of every block, in order. */
  see(piece: BlockPiece, text: string): void;
  /** Asked once for each block that opens on this page. */
  mayBeLive(piece: BlockPiece, text: string): boolean;
}

export function createListGuard(): ListGuard {
  const open: OpenList[] = [];
  return {
    see(piece, text) {
      const isApart = /\n[^\S\n]*\n\s*$/.test(text.slice(Math.max(0, piece.start - 64), piece.start));
      if (piece.block.listDepth === 0 && isApart && piece.contentStart === piece.start) open.length = 0;
    },
    mayBeLive(piece, text) {
      const marker = piece.opens && piece.block.marker !== undefined ? /^( *)(?:(-)|([1-9]\d{0,8})\.) (?:\[[ xX]\] )?$/.exec(text.slice(piece.start, piece.contentStart)) : null;
      if (!marker || piece.contentStart === piece.end) return false;
      const indent = marker[1]?.length ?? 0;
      const kind = marker[2] === undefined ? 'number' : 'bullet';
      const value = Number(marker[3] ?? 0);
      while ((open.at(-1)?.indent ?? -1) > indent) open.pop();
      const list = open.at(-1);
      if (!list || list.indent < indent) {
        open.push({ indent, kind, last: value });
        return true;
      }
      if (list.kind !== kind || (kind === 'number' && value !== list.last + 1)) return false;
      list.last = value;
      return true;
    },
  };
}
