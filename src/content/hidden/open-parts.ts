/** The audience that a comment names for the words behind it. */
export interface Gate {
  readonly isEnd: boolean;
  /** A block of WordPress or Ghost ends with the comment of its own name. */
  readonly block?: string;
  /** The audiences that a remark names; empty for a block. */
  readonly audiences: ReadonlySet<string>;
}

/** The parts for members that are open at a place of a text. */
export interface OpenParts {
  /** Opens a part, or closes one and what is open in it. */
  meet(gate: Gate): void;
  isClosed(): boolean;
  /** An end was met that closes none of them: it names another audience. */
  hasStrayEnd(): boolean;
}

export function createOpenParts(outermost: Gate): OpenParts {
  const open = [outermost];
  let hasStrayEnd = false;
  return {
    meet(gate) {
      const at = open.findLastIndex((part) => isSamePart(part, gate));
      if (gate.isEnd) {
        if (at === -1) hasStrayEnd ||= gate.block === undefined;
        // An inner part that has no end of its own ends with the one around it.
        else open.length = at;
        return;
      }
      // A block of the same name nests. A remark that names the same audience again does not: a divider has no end.
      if (gate.block !== undefined || !isSameSet(open[at]?.audiences, gate.audiences)) open.push(gate);
    },
    isClosed: () => open.length === 0,
    hasStrayEnd: () => hasStrayEnd,
  };
}

function isSamePart(open: Gate, met: Gate): boolean {
  if (open.block !== undefined || met.block !== undefined) return open.block === met.block;
  return !open.audiences.isDisjointFrom(met.audiences);
}

function isSameSet(a: ReadonlySet<string> | undefined, b: ReadonlySet<string>): boolean {
  return a !== undefined && a.size === b.size && a.isSubsetOf(b);
}
