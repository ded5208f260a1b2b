/** The text of a file's bytes. */
export type DecodedText =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: 'utf-8' | 'utf-16' | 'windows-1252' }
  /** No text at all: a picture, an archive. */
  | { readonly kind: 'binary' };

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * UTF-8 unless the bytes say otherwise: UTF-16 by its byte order mark or by a zero in every other byte, and what cannot be UTF-8 as Windows
 * wrote it for decades.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const littleEndian = bytes[0] === 0xff && bytes[1] === 0xfe;
  if (littleEndian || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    const decoder = new TextDecoder(littleEndian ? 'utf-16le' : 'utf-16be', { ignoreBOM: true });
    return { kind: 'text', text: decoder.decode(bytes), encoding: 'utf-16' };
  }
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked !== undefined) return { kind: 'text', text: new TextDecoder(unmarked).decode(bytes), encoding: 'utf-16' };
  const zeros = bytes.reduce((count, byte) => (byte === 0 ? count + 1 : count), 0);
  // A stray zero is a slip of some tool, which the parsers leave out.
  if (zeros > bytes.length / 10) return { kind: 'binary' };
  try {
    return { kind: 'text', text: utf8.decode(bytes), encoding: 'utf-8' };
  } catch {
    if (zeros > 0) return { kind: 'binary' };
    return { kind: 'text', text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}

/** Text in Latin letters has a zero in nearly every second byte then, and always on the same side. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, 1024);
  if (sample.length < 8 || bytes.length % 2 === 1) return undefined;
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const most = sample.length * 0.35;
  if (odd >= most && even === 0) return 'utf-16le';
  return even >= most && odd === 0 ? 'utf-16be' : undefined;
}
