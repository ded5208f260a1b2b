/**
 * The text of a body: by its byte order mark, else by the charset of `Content-Type`, else by the declaration in its first line, else UTF-8.
 * A charset that nobody knows is read as UTF-8; bytes that are wrong become U+FFFD.
 */
export function decodeBody(body: Uint8Array, contentType: string | undefined): string {
  const head = new TextDecoder('latin1').decode(body.subarray(0, 200));
  const declared = /^[^<]*<\?xml[^>]*\bencoding\s*=\s*["']([\w-]+)["']/iu.exec(head)?.[1];
  const named = /;\s*charset\s*=\s*"?([\w-]+)/iu.exec(contentType ?? '')?.[1];
  return decodeAs(markedCharset(body) ?? named ?? declared ?? 'utf-8', body);
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
