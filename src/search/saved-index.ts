import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Article } from '../content/article.ts';
import { fromArrays, toArrays, type FlatArray, type LayerArrays } from './layer-arrays.ts';
import {
  createSearchIndex,
  createIndexFromLayer,
  type CreateSearchIndexOptions,
  type LayeredSearchIndex,
  type SearchCorpus,
} from './search-index.ts';

/** Changes with every change to what the arrays mean: an older file is refused and built anew. */
export const SAVED_INDEX_VERSION = 4;
const MAGIC = 'newsdesk-index';
/** Arrays begin at multiples of this, so that they can be read in place. */
const ALIGNMENT = 8;
/** Bytes before the header: its length and its checksum. */
const PREFIX = 16;

const TYPES = { Uint8Array, Uint16Array, Uint32Array, Int32Array, Float64Array } as const;

interface Header {
  readonly magic: string;
  readonly version: number;
  readonly littleEndian: boolean;
  /** Of the articles, in order. */
  readonly edition: string;
  readonly arrays: readonly { readonly name: string; readonly type: keyof typeof TYPES; readonly length: number; readonly crc: number }[];
}

export type LoadOutcome =
  | { readonly kind: 'loaded'; readonly index: LayeredSearchIndex }
  /** The bytes are not an index of this edition: build one. `reason` says what is wrong, for the log. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Bytes checked between two turns: 10 milliseconds or so. */
const TURN_BYTES = 1 << 23;

/**
 * The index as bytes: joined, the pieces are a file. Only what takes time to build is saved: words and where they stand, not the text. An index with
 * changes beside its base is made whole first, which takes as long as a build.
 */
export function saveSearchIndex(index: LayeredSearchIndex): Uint8Array[] {
  const saving = savingSearchIndex(index);
  for (;;) {
    const { done, value } = saving.next();
    if (done === true) return value;
  }
}

/** `saveSearchIndex` in short turns, for who must answer meanwhile: call `next` until it is done. */
export function* savingSearchIndex(index: LayeredSearchIndex): Generator<undefined, Uint8Array[]> {
  const { state } = index.state.layers.length === 1 ? index : createSearchIndex({ articles: liveArticles(index) }, index.options);
  const [layer] = state.layers;
  if (!layer) return [];
  const arrays = Object.entries(toArrays(layer));
  const described: Header['arrays'][number][] = [];
  for (const [name, array] of arrays) {
    const bytes = bytesOf(array);
    let crc = 0;
    for (let at = 0; at < bytes.length; at += TURN_BYTES) {
      crc = crc32(bytes.subarray(at, at + TURN_BYTES), crc);
      if (bytes.length > TURN_BYTES) yield;
    }
    described.push({ name, type: array.constructor.name as keyof typeof TYPES, length: array.length, crc });
  }
  const header: Header = {
    magic: MAGIC,
    version: SAVED_INDEX_VERSION,
    littleEndian: isLittleEndian(),
    edition: hashArticles(layer.articles),
    arrays: described,
  };
  const text = padded(new TextEncoder().encode(JSON.stringify(header)), 0x20);
  const prefix = new Uint8Array(PREFIX);
  const view = new DataView(prefix.buffer);
  view.setUint32(0, text.length, true);
  view.setUint32(4, crc32(text), true);
  return [prefix, text, ...arrays.flatMap(([, array]) => alignedPieces(bytesOf(array)))];
}

/** The bytes and what fills them up to the next boundary, without a copy. */
function alignedPieces(bytes: Uint8Array): Uint8Array[] {
  const missing = (ALIGNMENT - (bytes.length % ALIGNMENT)) % ALIGNMENT;
  return missing === 0 ? [bytes] : [bytes, new Uint8Array(missing)];
}

/** Reads what `saveSearchIndex` wrote, in place where the bytes are aligned. Never throws: what does not fit is refused. */
export function loadSearchIndex(bytes: Uint8Array, corpus: SearchCorpus, options: CreateSearchIndexOptions = {}): LoadOutcome {
  const file = bytes.byteOffset % ALIGNMENT === 0 ? bytes : bytes.slice();
  const header = readHeader(file);
  if (typeof header === 'string') return { kind: 'refused', reason: header };
  if (header.edition !== hashArticles(corpus.articles)) return { kind: 'refused', reason: 'it was saved for other articles' };
  const arrays = readArrays(file, header);
  if (typeof arrays === 'string') return { kind: 'refused', reason: arrays };
  return { kind: 'loaded', index: createIndexFromLayer(fromArrays(arrays, corpus.articles), corpus, options) };
}

function readHeader(file: Uint8Array): Header | string {
  if (file.length < PREFIX) return 'it is no saved index: too short';
  const view = new DataView(file.buffer, file.byteOffset, PREFIX);
  const text = file.subarray(PREFIX, PREFIX + view.getUint32(0, true));
  if (crc32(text) !== view.getUint32(4, true)) return 'it is no saved index, or its header is damaged';
  let header: Header;
  try {
    header = JSON.parse(new TextDecoder().decode(text)) as Header;
  } catch {
    return 'its header is damaged';
  }
  if (header.magic !== MAGIC) return 'it is no saved index';
  if (header.version !== SAVED_INDEX_VERSION)
    return `it was saved in version ${header.version} of the format, this is ${SAVED_INDEX_VERSION}`;
  return header.littleEndian === isLittleEndian() ? header : 'it was saved on a machine with another byte order';
}

function readArrays(file: Uint8Array, header: Header): LayerArrays | string {
  const arrays: Record<string, FlatArray> = {};
  let at = PREFIX + new DataView(file.buffer, file.byteOffset).getUint32(0, true);
  for (const { name, type, length, crc } of header.arrays) {
    const size = length * TYPES[type].BYTES_PER_ELEMENT;
    if (at + size > file.length) return 'it ends too soon';
    if (crc32(file.subarray(at, at + size)) !== crc) return `its part ${name} is damaged`;
    arrays[name] = new TYPES[type](file.buffer as ArrayBuffer, file.byteOffset + at, length);
    at += Math.ceil(size / ALIGNMENT) * ALIGNMENT;
  }
  return arrays;
}

/** Equal for equal articles in equal order, which is all that an index is made of. */
export function hashArticles(articles: readonly Article[]): string {
  const hash = createHash('sha256');
  for (const { slug, hash: own, sections } of articles) hash.update(`${slug}\n${own}\n${sections.length}\n`);
  return hash.digest('hex');
}

function liveArticles({ state }: LayeredSearchIndex): Article[] {
  return state.articles.filter((_, i) => !state.deadArticles.has(i));
}

function bytesOf(array: FlatArray): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function padded(bytes: Uint8Array, filler: number): Uint8Array {
  const missing = (ALIGNMENT - (bytes.length % ALIGNMENT)) % ALIGNMENT;
  if (missing === 0) return bytes;
  const whole = new Uint8Array(bytes.length + missing).fill(filler);
  whole.set(bytes);
  return whole;
}

function isLittleEndian(): boolean {
  return new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
}
