import type { XmlElement } from './xml-tree.ts';

const CDATA = '<![CDATA[';
const CDATA_END = ']]>';

/** CDATA within markup: `text` as XML has it, or `html` as feeds mean it that have HTML and their own markup beside each other. */
export type CdataMeaning = 'text' | 'html';

/** The markup in an element of XML, as HTML. */
export function innerMarkup({ start, end }: XmlElement, xml: string, cdata: CdataMeaning): string {
  return asHtml(withoutCdata(xml.slice(start, end), cdata));
}

/** Whether an element holds markup that its feed did not escape. */
export function holdsMarkup({ children }: XmlElement): boolean {
  return children.some((child) => 'name' in child);
}

/** In one pass: a section without an end is left as it is. */
function withoutCdata(markup: string, meaning: CdataMeaning): string {
  let html = '';
  let from = 0;
  for (;;) {
    const start = markup.indexOf(CDATA, from);
    const end = start < 0 ? -1 : markup.indexOf(CDATA_END, start);
    if (end < 0) return html + markup.slice(from);
    const inner = markup.slice(start + CDATA.length, end);
    html += markup.slice(from, start) + (meaning === 'html' ? inner : inner.replace(/&/gu, '&amp;').replace(/</gu, '&lt;'));
    from = end + CDATA_END.length;
  }
}

/** `<xhtml:p>` is `<p>`. */
function asHtml(markup: string): string {
  return (
    markup
      .replace(/<(\/?)(?:xhtml|html|h):([a-z][\w-]*)/giu, '<$1$2')
      // HTML knows no empty element but its own: `<a id="x"/>` would stay open.
      .replace(
        /<(?!(?:area|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b)([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^'"<>])*)\/>/giu,
        '<$1$2></$1>',
      )
  );
}
