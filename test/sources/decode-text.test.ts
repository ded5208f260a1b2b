import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/sources/decode-text.ts';

const text = 'A title\nA dek – “quoted”\nThe lede is here.\n';
const utf16 = (bigEndian: boolean, mark: boolean): Buffer => {
  const bytes = Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

describe('decoding a file', () => {
  it.each([
    ['utf-8', Buffer.from(text)],
    ['utf-16', utf16(false, true)],
    ['utf-16', utf16(true, true)],
    ['utf-16', utf16(false, false)],
    ['utf-16', utf16(true, false)],
  ])('reads %s by what the bytes say (%#)', (encoding, bytes) => {
    const decoded = decodeText(bytes);

    expect(decoded).toMatchObject({ kind: 'text', encoding });
    expect(decoded.kind === 'text' && decoded.text.replace('\uFEFF', '')).toBe(text);
  });

  it('reads what cannot be UTF-8 as Windows wrote it', () => {
    expect(decodeText(Buffer.from([0x63, 0x61, 0x66, 0xe9]))).toEqual({ kind: 'text', text: 'café', encoding: 'windows-1252' });
  });

  it('takes a stray zero for a slip, many for a picture', () => {
    expect(decodeText(Buffer.from(`${text}\0`))).toMatchObject({ kind: 'text', encoding: 'utf-8' });
    expect(decodeText(new Uint8Array(64))).toEqual({ kind: 'binary' });
    expect(decodeText(Buffer.from('ab\0\0cd\0\0ef\0\0'))).toEqual({ kind: 'binary' });
  });
});
