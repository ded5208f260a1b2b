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
  /** Whether Discord would take the item for one of the list before it, which is of the other kind. */
  joinsOtherKind(piece: BlockPiece, text: string): boolean;
  /** Asked once for each block that opens on this page. */
  mayBeLive(piece: BlockPiece, text: string): boolean;
}

export function createListGuard(): ListGuard {
  const open: OpenList[] = [];
  return {
    afterBlankLine({ block, start, contentStart }, text) {
      // A line that is indented or shows nothing (a rule) ends no list for Discord.
      if (block.listDepth === 0 && contentStart === start && /\S/.test(text.charAt(start))) open.length = 0;
    },
    joinsOtherKind(piece, text) {
      const marker = markerOf(piece, text);
      const list = open.findLast((each) => each.indent === 0);
      return marker !== null && marker[1] === '' && list !== undefined && list.kind !== kindOf(marker);
    },
    mayBeLive(piece, text) {
      const marker = markerOf(piece, text);
      // Discord needs a word behind the marker, and takes odd spaces for none.
      if (!marker || !/\S/.test(text.slice(piece.contentStart, Math.min(piece.contentStart + 1, piece.end)))) return false;
      const indent = marker[1]?.length ?? 0;
      const kind = kindOf(marker);
      const value = Number(marker[3] ?? 0);
      const list = open.findLast((each) => each.indent <= indent);
      const continues = list?.indent === indent;
      // A refused line stays plain text, so for Discord every list is at its old place.
      if (continues && (list.kind !== kind || (kind === 'number' && value !== list.last + 1))) return false;
      open.length = list ? open.indexOf(list) + 1 : 0;
      if (continues) list.last = value;
      else open.push({ indent, kind, last: value });
      return true;
    },
  };
}

function markerOf(piece: BlockPiece, text: string): RegExpExecArray | null {
  if (!piece.opens || piece.block.marker === undefined) return null;
  return /^( *)(?:(-)|([1-9]\d{0,8})\.) (?:\[[ xX]\] )?$/.exec(text.slice(piece.start, piece.contentStart));
}

function kindOf(marker: RegExpExecArray): OpenList['kind'] {
  return marker[2] === undefined ? 'number' : 'bullet';
}
