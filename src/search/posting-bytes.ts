import { Meta } from './postings.ts';

export const Field = { title: 0, heading: 1, path: 2, term: 3, about: 4, body: 5 } as const;
export type Field = (typeof Field)[keyof typeof Field];

/** A posting's meta with one more occurrence in a field other than the body. */
export function withField(meta: number, field: number): number {
  if (field === Field.title) return (meta & 3) < 3 ? meta + 1 : meta;
  if (field === Field.heading) return ((meta >>> Meta.headingShift) & 3) < 3 ? meta + (1 << Meta.headingShift) : meta;
  if (field === Field.path) return meta | Meta.path;
  return field === Field.term ? meta | Meta.term : meta | Meta.about;
}

/** Bytes that `writeNumber` takes. */
export function byteLength(value: number): number {
  return value < 1 << 7 ? 1 : value < 1 << 14 ? 2 : value < 1 << 21 ? 3 : value < 1 << 28 ? 4 : 5;
}

/** Writes seven bits a byte, the high bit set on all but the last; returns where the next number goes. */
export function writeNumber(into: Uint8Array, at: number, value: number): number {
  let rest = value;
  while (rest >= 128) {
    into[at++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  into[at++] = rest;
  return at;
}
