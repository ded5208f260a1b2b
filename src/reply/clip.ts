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
