/** Elements that stand for themselves: a paragraph is not made around them. */
const BLOCK =
  /^<\/?(?:address|article|aside|blockquote|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|iframe|li|main|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul|script|style)\b|^<!--/iu;
/** Text inside these keeps its line ends. */
const WHOLE = /<(pre|script|style|table|ul|ol|dl|blockquote|figure)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->/giu;
/** `[caption id="x"]…[/caption]`: a template that the site fills in when it shows the text. Inner words stay. */
const SHORTCODE = /\[\/?(?:caption|gallery|embed|audio|video|playlist|wpvideo|contact-form(?:-7)?|more)\b[^\]]*\]/giu;

/**
 * The HTML of a text as WordPress keeps it: in the old editor paragraphs are parted by blank lines and lines by line ends; a site makes
 * elements of them when it shows the text.
 */
export function paragraphsOf(stored: string): string {
  const text = stored.replaceAll('\r\n', '\n').replace(SHORTCODE, '');
  const pieces: string[] = [];
  let at = 0;
  for (const { index, 0: whole } of text.matchAll(WHOLE)) {
    pieces.push(...splitParagraphs(text.slice(at, index)), whole);
    at = index + whole.length;
  }
  pieces.push(...splitParagraphs(text.slice(at)));
  return pieces.join('\n');
}

function splitParagraphs(text: string): readonly string[] {
  return text
    .split(/\n\s*\n/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => (BLOCK.test(part) ? part : `<p>${part.replace(/\n/gu, '<br>\n')}</p>`));
}
