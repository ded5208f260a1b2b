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
  /** Told of every block that a blank line stands before. */
  afterBlankLine(piece: BlockPiece, text: string): void;
  /** Asked once for each block that opens on this page. */
  mayBeLive(piece: BlockPiece, text: string): boolean;
}

export function createListGuard(): ListGuard {
  const open: OpenList[] = [];
  return {
    afterBlankLine({ block, start, contentStart }, text) {
      // What is indented or shows nothing (a rule) ends no list for Discord.
      if (block.listDepth === 0 && contentStart === start && /\S/.test(text.charAt(start))) open.length = 0;
    },
    mayBeLive(piece, text) {
      const marker =
        piece.opens && piece.block.marker !== undefined
          ? /^( *)(?:(-)|([1-9]\d{0,8})\.) (?:\[[ xX]\] )?$/.exec(text.slice(piece.start, piece.contentStart))
          : null;
      // Discord needs a word behind the marker, and takes odd spaces for none.
      if (!marker || !/\S/.test(text.slice(piece.contentStart, Math.min(piece.contentStart + 1, piece.end)))) return false;
      const indent = marker[1]?.length ?? 0;
      const kind = marker[2] === undefined ? 'number' : 'bullet';
      const value = Number(marker[3] ?? 0);
      const list = open.findLast((each) => each.indent <= indent);
      const continues = list?.indent === indent;
      // What is refused stays plain text, so for Discord every list is where it was.
      if (continues && (list.kind !== kind || (kind === 'number' && value !== list.last + 1))) return false;
      open.length = list ? open.indexOf(list) + 1 : 0;
      if (continues) list.last = value;
      else open.push({ indent, kind, last: value });
      return true;
    },
  };
}
