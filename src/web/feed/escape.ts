/** Characters that XML 1.0 cannot hold in any form, and halves of characters. */
const NOT_IN_XML = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

/** A text between tags of HTML or XML. */
export function escapeText(text: string): string {
  return text.replace(NOT_IN_XML, '\u{FFFD}').replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
}

/** A text in double quotation marks. */
export function escapeAttribute(text: string): string {
  return escapeText(text)
    .replace(/"/gu, '&quot;')
    .replace(/\s/gu, (space) => (space === ' ' ? space : `&#${space.codePointAt(0)};`));
}
