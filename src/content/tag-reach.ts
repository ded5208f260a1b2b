/** Nearly every tag is shorter, in UTF-16 code units. */
const MAX_TAG = 4_000;
/** A tag that carries a drawing in an attribute; an icon of a real publication has 9,000. */
const MAX_LONG_TAG = 64_000;
/** So many tags of a text are looked for that far: hostile texts open thousands and close none. */
const MAX_LONG_TAGS = 200;

/** Braces in braces of a tag or an expression. Without it, each of thousands of openings would be read on to the limit. */
export const MAX_BRACES = 50;

/** The result of a search for the end of a tag if it came to its limit. */
export const BEYOND = -1;

/** Looks for the end of a tag of one text: `find` gets a limit, and returns the end, `BEYOND`, or undefined if it is not a tag. */
export type TagReach = (start: number, find: (limit: number) => number | undefined) => number | undefined;

export function createTagReach(length: number): TagReach {
  let left = MAX_LONG_TAGS;
  return (start, find) => {
    const near = find(Math.min(length, start + MAX_TAG));
    if (near !== BEYOND) return near;
    if (length <= start + MAX_TAG || left === 0) return undefined;
    left -= 1;
    const far = find(Math.min(length, start + MAX_LONG_TAG));
    return far === BEYOND ? undefined : far;
  };
}
