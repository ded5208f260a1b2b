import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PrefixTree } from '../../src/search/prefix-tree.ts';

const LETTERS = ['a', 'b', 'c', ' '];
const word = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 9 });

/** Every text one slip away from what was typed, as long as it is more than a letter; leaving out the last letter is not a slip. */
function slipsOf(typed: string): Set<string> {
  const slips = new Set<string>();
  for (let at = 0; at < typed.length; at++) {
    const [before, own, after] = [typed.slice(0, at), typed.charAt(at), typed.slice(at + 1)];
    if (after !== '') {
      slips.add(before + after);
      slips.add(before + after.charAt(0) + own + after.slice(1));
    }
    for (const letter of LETTERS) {
      slips.add(before + letter + after);
      slips.add(before + letter + own + after);
    }
  }
  return new Set([...slips].filter((slip) => slip.length > 1));
}

function treeOf(texts: readonly string[]): { readonly tree: PrefixTree; readonly sorted: readonly string[] } {
  const sorted = texts.toSorted((a, b) => (a < b ? -1 : 1));
  const unitOf = (item: number, at: number): number => sorted[item]?.charCodeAt(at) || -1;
  return {
    tree: new PrefixTree(
      Uint32Array.from(sorted, (_, i) => i),
      unitOf,
    ),
    sorted,
  };
}

/** Items told by a look-up, with the fewest slips that it told them with. */
function lookUp({ tree, sorted }: ReturnType<typeof treeOf>, typed: string, slips: 0 | 1): string[] {
  const fewest = new Map<number, number>();
  for (const { from, to, slips: count } of tree.ranges(typed, slips))
    for (let at = from; at < to; at++) fewest.set(at, Math.min(count, fewest.get(at) ?? 2));
  return [...fewest].sort((a, b) => a[0] - b[0]).map(([at, count]) => `${sorted[tree.sorted[at] as number]}:${count}`);
}

describe('PrefixTree', () => {
  it('finds what begins as typed, and what begins so but for one slip, as a scan of all items does', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), word, (texts, typed) => {
        const built = treeOf(texts);
        const near = slipsOf(typed);
        const exact = built.sorted.filter((text) => text.startsWith(typed)).map((text) => `${text}:0`);
        expect(lookUp(built, typed, 0)).toEqual(exact);
        const all = built.sorted.flatMap((text) => {
          if (text.startsWith(typed)) return [`${text}:0`];
          return [...near].some((slip) => text.startsWith(slip)) ? [`${text}:1`] : [];
        });
        expect(lookUp(built, typed, 1)).toEqual(all);
      }),
      { numRuns: 3000 },
    );
  });

  it('holds many items that are the same, and items that begin with one another', () => {
    const built = treeOf(['ab', 'ab', 'ab', 'ab', 'ab', 'ab', 'abc', 'abcc', 'abccc', 'abcccc', 'abccccc', 'a', 'a', 'a', 'a', 'a', 'a']);
    expect(lookUp(built, 'ab', 0)).toHaveLength(11);
    expect(lookUp(built, 'abcx', 1)).toEqual(['abcc:1', 'abccc:1', 'abcccc:1', 'abccccc:1']);
  });

  it('finds nothing in nothing', () => {
    expect(treeOf([]).tree.ranges('ab', 1)).toEqual([]);
  });
});
