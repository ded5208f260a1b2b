/** What the bytes of a text file say. */
export type DecodedText =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: 'utf-8' | 'utf-16' | 'windows-1252' }
  /** No text at all: a picture, an archive. */
  | { readonly kind: 'binary' };

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8 unless the bytes say otherwise: UTF-16 by its byte order mark, and what cannot be UTF-8 as Windows wrote it for decades. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const littleEndian = bytes[0] === 0xff && bytes[1] === 0xfe;
  if (littleEndian || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    const decoder = new TextDecoder(littleEndian ? 'utf-16le' : 'utf-16be', { ignoreBOM: true });
    return { kind: 'text', text: decoder.decode(bytes), encoding: 'utf-16' };
  }
  try {
    return { kind: 'text', text: utf8.decode(bytes), encoding: 'utf-8' };
  } catch {
    if (bytes.includes(0)) return { kind: 'binary' };
    return { kind: 'text', text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}
