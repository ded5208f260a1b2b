/** Charsets of one byte a letter: any bytes at all are text in them, so that bytes which are UTF-8 are never meant so. */
const ONE_BYTE = /^(?:us-ascii|ascii|latin-?1|iso-?8859-\d+|windows-125\d|cp125\d)$/iu;
/** Bytes in which a document names its charset (HTML, 13.2.3.2: 1,024), with what programs write above it. */
const HEAD_BYTES = 2_048;
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The text of a body: by its byte order mark, else by the charset of `Content-Type`, else by the declaration in its first line or in the head
 * of a page, else UTF-8. Both are wrong often, so the bytes have the last word: what is UTF-8 is never read as letters of one byte, and what
 * cannot be UTF-8 is read by the other declaration, else as Windows wrote it. Single wrong bytes of UTF-8 become U+FFFD.
 */
export function decodeBody(body: Uint8Array, contentType: string | undefined): string {
  const marked = markedCharset(body);
  if (marked !== undefined) return new TextDecoder(marked).decode(body);
  const named = /;\s*charset\s*=\s*["']?([\w-]+)/iu.exec(contentType ?? '')?.[1];
  const charsets = [named, declaredCharset(body)].filter((charset) => charset !== undefined);
  const [first = 'utf-8'] = charsets;
  if (!isUtf8(first) && !ONE_BYTE.test(first)) return decodeAs(first, body);
  const text = strictlyUtf8(body);
  if (text !== undefined) return text;
  const loose = new TextDecoder('utf-8').decode(body);
  return isMostlyWrong(loose) ? decodeAs(charsets.find((charset) => !isUtf8(charset)) ?? 'windows-1252', body) : loose;
}

function declaredCharset(body: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(body.subarray(0, HEAD_BYTES));
  const [, charset] =
    /^[^<]*<\?xml[^>]*\bencoding\s*=\s*["']([\w-]+)["']/iu.exec(head) ?? /<meta\b[^>]*\bcharset\s*=\s*["']?([\w-]+)/iu.exec(head) ?? [];
  // In UTF-16 these letters would not have been found (HTML, 13.2.3.2).
  return charset !== undefined && /^(?:utf-?16|ucs-?2|utf-?32)/iu.test(charset) ? 'utf-8' : charset;
}

function isUtf8(charset: string): boolean {
  return /^utf-?8$/iu.test(charset);
}

function strictlyUtf8(body: Uint8Array): string | undefined {
  try {
    return strictUtf8.decode(body);
  } catch {
    return undefined;
  }
}

/** A text of another charset has a wrong byte for nearly every letter beyond ASCII; one of UTF-8 that was cut has one in all. */
function isMostlyWrong(text: string): boolean {
  let wrong = 0;
  let right = 0;
  for (const letter of text) {
    if (letter === '\uFFFD') wrong += 1;
    else if (letter > '\u007F') right += 1;
  }
  return wrong > right;
}

function markedCharset(body: Uint8Array): string | undefined {
  const [first, second, third] = body;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

function decodeAs(charset: string, body: Uint8Array): string {
  try {
    return new TextDecoder(charset).decode(body);
  } catch {
    return new TextDecoder('utf-8').decode(body);
  }
}
