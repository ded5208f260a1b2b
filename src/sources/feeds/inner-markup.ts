import type { XmlElement } from './xml-tree.ts';

/** The markup in an element of XML, as HTML. */
export function innerMarkup({ start, end }: XmlElement, xml: string): string {
  return asHtml(xml.slice(start, end));
}

/** Whether an element holds markup that its feed did not escape. */
export function holdsMarkup({ children }: XmlElement): boolean {
  return children.some((child) => 'name' in child);
}

/** `<xhtml:p>` is `<p>`; CDATA in markup is text. */
function asHtml(markup: string): string {
  return (
    markup
      .replace(/<!\[CDATA\[([^]*?)\]\]>/gu, (_, text: string) => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;'))
      .replace(/<(\/?)(?:xhtml|html|h):([a-z][\w-]*)/giu, '<$1$2')
      // HTML knows no empty element but its own: `<a id="x"/>` would stay open.
      .replace(
        /<(?!(?:area|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b)([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^'"<>])*)\/>/giu,
        '<$1$2></$1>',
      )
  );
}
