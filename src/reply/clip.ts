import { beginningOf } from '../content/graphemes.ts';

export { beginningOf };

/** The text, or its beginning with an ellipsis, in at most `maxLength` UTF-16 code units; never half a grapheme. */
export function clip(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text.toWellFormed();
  if (maxLength < 1) return '';
  return `${beginningOf(text, maxLength - 1)
    .trimEnd()
    .toWellFormed()}…`;
}

/** The same, cut behind a word if there is one in its second half: languages without spaces are cut as ever. */
export function clipAtWord(text: string, maxLength: number): string {
  const clipped = clip(text, maxLength);
  const end = clipped.lastIndexOf(' ');
  const isWhole = clipped === text.toWellFormed() || /^\s/u.test(text.slice(clipped.length - 1));
  return isWhole || end < maxLength / 2 ? clipped : `${clipped.slice(0, end).replace(/[\s,;:–-]+$/u, '')}…`;
}

/** The longest beginning of a text that fits, with an ellipsis where it was cut; undefined if not even one grapheme fits. */
export function clipToFit(text: string, fits: (text: string) => boolean): string | undefined {
  const whole = text.toWellFormed();
  if (fits(whole)) return whole;
  let fitting = 0;
  let failing = text.length;
  while (failing - fitting > 1) {
    const middle = (fitting + failing) >> 1;
    if (fits(clip(text, middle))) fitting = middle;
    else failing = middle;
  }
  const clipped = clip(text, fitting);
  return clipped === '' || clipped === '…' || !fits(clipped) ? undefined : clipped;
}
