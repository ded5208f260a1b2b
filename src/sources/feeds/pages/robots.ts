/** `noindex, follow`, `none`, and with the name of an engine as headers have it; `max-image-preview:none` is something else. */
const HIDDEN = /(?<![a-z-])(?<!\bmax-[a-z-]{1,30}\s{0,9}:\s{0,9})(?:noindex|none)(?![a-z-])/iu;

/** Whether rules for search engines, of a header or of a page, ask not to be found. They are parted by commas, or by other signs by mistake. */
export function asksNotToBeFound(rules: string): boolean {
  return HIDDEN.test(rules);
}
