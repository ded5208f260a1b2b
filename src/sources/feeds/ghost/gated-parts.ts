/** The public preview of a post ends here (`<!--members-only-->`): what follows is for members. */
const PREVIEW_END = /<!--\s*members-only\s*-->/iu;
/** A card that is shown to some readers only, as Ghost marks it in stored text. One without an end goes on to the end of the text. */
const GATED_BLOCK = /<!--\s*kg-gated-block:begin\b([\s\S]*?)-->[\s\S]*?(?:<!--\s*kg-gated-block:end\s*-->|$)/giu;

/** The HTML of a post without the parts that are not for everybody. */
export function withoutGatedParts(html: string): string {
  const [preview = ''] = html.split(PREVIEW_END, 1);
  return preview.replace(GATED_BLOCK, (block, rules: string) =>
    /\bnonMember\s*:\s*true\b/iu.test(rules) && !isForNobody(rules) ? block : '',
  );
}

/** Shown on the web to non-members: for everybody, unless the same card is for the letter alone. */
function isForNobody(rules: string): boolean {
  return /\bweb\s*:\s*false\b/iu.test(rules);
}
