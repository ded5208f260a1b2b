/** `noindex, follow`, `none`, and with the name of an engine as headers have it; `max-image-preview:none` is something else. */
const HIDDEN = /(?:^|,)\s*(?:(?!max-)[\w-]+:\s*)?(?:noindex|none)\s*(?:,|$)/iu;

/** Whether rules for search engines, of a header or of a page, ask not to be found. They are parted by commas. */
export function asksNotToBeFound(rules: string): boolean {
  return HIDDEN.test(rules);
}
