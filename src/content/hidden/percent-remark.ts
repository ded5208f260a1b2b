import { hide, hideUnclosed, type Hiding, type HidingRule, type HidingSource } from './hiding-rule.ts';

/**
 * `%% remark %%`, in a line or over several paragraphs, as Obsidian has it: without an end it reaches to the end of the file.
 * Two percent signs may also be prose: `50%% off`, `7 %% 3`. They are a remark where they stand before a word or at the start of a
 * line; anywhere else only with an end in the same paragraph.
 */
export const percentRemark: HidingRule = {
  opens: /%%/,
  read(source, at) {
    const { text } = source;
    const behind = endOfRun(text, at);
    const next = source.next('%%', behind);
    const hasEnd = next < text.length;
    const end = hasEnd ? endOfRun(text, next) : text.length;
    if (isInAddress(text, at)) return undefined;
    if (mayBeProse(source, at, behind)) return hasEnd && next < source.endOfBlock(at) ? readDoubtful(source, at, next, end) : undefined;
    return hasEnd ? hide('remark', at, end) : hideUnclosed('remark', at, end);
  },
};

function endOfRun(text: string, at: number): number {
  let end = at;
  while (text[end] === '%') end += 1;
  return end;
}

/** `https://example.com/%%20x` */
function isInAddress(text: string, at: number): boolean {
  return /:\/\/\S*$/.test(text.slice(Math.max(0, at - 300), at));
}

function mayBeProse({ text, beginsLine }: HidingSource, at: number, behind: number): boolean {
  if (beginsLine(at)) return false;
  const before = text.charAt(at - 1);
  const after = text.charAt(behind);
  if (isPercentage(text, at) || /[\p{L}\p{N}]/u.test(before)) return true;
  // A remark may open at the end of a line and go on below it.
  return after === '' || /[ \t.,;:!?)\]"'”’]/u.test(after);
}

function readDoubtful({ text }: HidingSource, at: number, next: number, end: number): Hiding | undefined {
  const after = text.charAt(endOfRun(text, at));
  // `50%% off` and `20%%, of course`: no remark begins so.
  if (/\d/.test(text.charAt(at - 1)) && !/\p{L}/u.test(after)) return undefined;
  if (isPercentage(text, at) && isPercentage(text, next)) return undefined;
  // Signs that begin another remark do not end this one.
  const opensAnother = /\s/.test(text.charAt(next - 1)) && /[^\s<.,;:!?)\]}|"'”’]/u.test(text.charAt(end));
  return opensAnother ? undefined : { ...hide('remark', at, end), isDoubtful: true };
}

/** Behind a number, with or without a space. */
function isPercentage(text: string, at: number): boolean {
  return /\d[ \u00A0\u202F]?$/.test(text.slice(Math.max(0, at - 2), at));
}
