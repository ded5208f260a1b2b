/** A text that grows at its end and is looked at there. Looking at the end of a plain string that grows copies all of it each time. */
export interface GrowingText {
  add(text: string): void;
  /** The end of it: everything from a few letters before its last white space on. */
  end(): string;
  /** Puts another end in the place of `end()`. */
  replaceEnd(text: string): void;
  whole(): string;
}

/** UTF-16 code units that are gathered before they are put aside. */
const MOST_END = 4_096;
/** UTF-16 code units that stay before the white space: more than any sign that is looked for. */
const KEPT = 16;

export function createGrowingText(): GrowingText {
  const done: string[] = [];
  let end = '';
  /** Farther on if the end is white space alone, of which nothing can be put aside. */
  let limit = MOST_END;
  return {
    add(text) {
      end += text;
      if (end.length <= limit) return;
      const cut = Math.max(0, end.trimEnd().length - KEPT);
      done.push(end.slice(0, cut));
      end = end.slice(cut);
      limit = Math.max(MOST_END, end.length * 2);
    },
    end: () => end,
    replaceEnd: (text) => void (end = text),
    whole: () => done.join('') + end,
  };
}
