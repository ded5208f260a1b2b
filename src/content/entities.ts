import { parseOnce } from './parse-markdown.ts';

const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;
/** The references that a program leaves that encodes twice. `&amp;lt;` is none of them: an author who writes about HTML means it. */
const ENCODED_TWICE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|amp|nbsp|quot|apos|[lr][sd]quo|hellip|[nm]dash);/gi;
const ADDRESS = /[a-z][a-z\d+.-]*:\/\/\S*/gi;

const known = new Map<string, string>();
/** More than HTML has names in use; beyond it nothing is remembered. */
const MAX_KNOWN = 500;

/**
 * Character references of HTML as characters: `Caf&eacute;` is `Café`. What a program encoded twice is read twice. Without its semicolon
 * a reference is text, and so is all of an address: `AT&T`, `https://example.com/?a=1&copy=2`.
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  let decoded = '';
  let at = 0;
  for (const { index, 0: address } of text.matchAll(ADDRESS)) {
    decoded += decodeReferences(text.slice(at, index)) + address;
    at = index + address.length;
  }
  return decoded + decodeReferences(text.slice(at));
}

/** As `decodeEntities`, for a text that may be an address itself. */
export function decodeReferences(text: string): string {
  const once = text.replace(REFERENCE, decodeOne);
  return once === text ? text : once.replace(ENCODED_TWICE, decodeOne);
}

/** The Markdown parser has the whole table; a name that is none stays. */
function decodeOne(reference: string): string {
  const before = known.get(reference);
  if (before !== undefined) return before;
  const [paragraph] = parseOnce(`x${reference}x`).children;
  const [text] = paragraph?.type === 'paragraph' ? paragraph.children : [];
  const decoded = text?.type === 'text' ? text.value.slice(1, -1) : reference;
  if (known.size < MAX_KNOWN) known.set(reference, decoded);
  return decoded;
}
