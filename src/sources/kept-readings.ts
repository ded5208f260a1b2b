import { crc32 } from 'node:zlib';
import type { Article } from '../content/article.ts';
import type { MinedDefinition } from '../content/mined-definition.ts';
import type { ArticleHead, TakenIn } from '../content/parse-article.ts';
import type { Problem } from '../content/problem.ts';

/** A file as it was read, with everything that reading it again would tell. */
export interface KeptReading {
  readonly path: string;
  /** Of the file when it was read. */
  readonly signature: string;
  /** SHA-256 over the file's bytes, in hex. */
  readonly hash: string;
  /** Absent if the file has none: it is empty, or has an error. */
  readonly article?: Article;
  readonly problems: readonly Problem[];
  /** See `ParsedFile`. */
  readonly localUntil?: number;
  /** See `ParsedFile`. */
  readonly head?: ArticleHead;
  /** See `ParsedFile`; each with a signature. */
  readonly takenIn?: readonly TakenIn[];
}

/** Readings as they lie in a file: each is read when it is asked for. */
export interface EncodedReadings {
  readonly paths: readonly string[];
  find(path: string): KeptReading | undefined;
}

export type DecodeOutcome =
  | { readonly kind: 'decoded'; readonly readings: EncodedReadings }
  /** The bytes are no readings, or damaged; `reason` says which, for the log. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Changes with every change to the layout of the file. */
export const KEPT_READINGS_VERSION = 2;
const MAGIC = `newsdesk-articles ${KEPT_READINGS_VERSION}`;
const LAST_LINE = new RegExp(`^${MAGIC} ([0-9a-f]{8})\n$`, 'u');
const LAST_LINE_LENGTH = MAGIC.length + 10;
/** Bytes that are written at a time. */
const PIECE_BYTES = 1 << 16;
const NEWLINE = 0x0a;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** The pieces of a file, made as they are asked for: a line of JSON for each reading, and one that says what this is, with the CRC-32 of all before it. */
export function* encodeReadings(readings: Iterable<KeptReading>): Generator<Buffer> {
  let crc = 0;
  let text = '';
  const take = (): Buffer => {
    const piece = Buffer.from(text);
    crc = crc32(piece, crc);
    text = '';
    return piece;
  };
  for (const reading of readings) {
    text += `${JSON.stringify([reading.path, withoutSaid(reading)])}\n`;
    if (text.length >= PIECE_BYTES) yield take();
  }
  yield take();
  yield Buffer.from(`${MAGIC} ${crc.toString(16).padStart(8, '0')}\n`);
}

/** Never throws: what does not fit is refused as a whole. */
export function decodeReadings(bytes: Uint8Array): DecodeOutcome {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const body = file.subarray(0, Math.max(0, file.length - LAST_LINE_LENGTH));
  const last = LAST_LINE.exec(file.toString('latin1', body.length));
  if (last === null) return { kind: 'refused', reason: 'the file is not whole, or of another version' };
  if (crc32(body) !== Number.parseInt(last[1] ?? '', 16)) return { kind: 'refused', reason: 'the file is damaged' };
  const lines = new Map<string, { readonly start: number; readonly end: number }>();
  for (let start = 0; start < body.length; ) {
    const end = body.indexOf(NEWLINE, start);
    lines.set(pathOf(body, start), { start, end });
    start = end + 1;
  }
  return {
    kind: 'decoded',
    readings: {
      paths: [...lines.keys()],
      find(path) {
        const line = lines.get(path);
        if (line === undefined) return undefined;
        const [, reading] = JSON.parse(body.toString('utf8', line.start, line.end)) as [string, WrittenReading];
        return withSaid(reading);
      },
    },
  };
}

/** A definition's words stand in its section as well: they are a fifth of the file, and as parts of the section's text they take no memory. */
type WrittenDefinition = Omit<MinedDefinition, 'text'>;
type WrittenReading = Omit<KeptReading, 'article'> & {
  readonly article?: Omit<Article, 'mined'> & { readonly mined?: readonly WrittenDefinition[] };
};

function withoutSaid({ article, ...rest }: KeptReading): WrittenReading {
  if (article?.mined === undefined) return { ...rest, ...(article && { article }) };
  return { ...rest, article: { ...article, mined: article.mined.map(({ text: _, ...definition }) => definition) } };
}

function withSaid({ article, ...rest }: WrittenReading): KeptReading {
  if (article === undefined) return rest;
  const { mined, ...others } = article;
  if (mined === undefined) return { ...rest, article: others };
  const wordsOf = ({ section, start, end }: WrittenDefinition): string => article.sections[section]?.body.text.slice(start, end) ?? '';
  return { ...rest, article: { ...others, mined: mined.map((definition) => ({ ...definition, text: wordsOf(definition) })) } };
}

/** A line begins with the path as a JSON string: up to the next quotation mark that no backslash stands before. */
function pathOf(body: Buffer, start: number): string {
  let end = start + 2;
  while (body[end] !== QUOTE) end += body[end] === BACKSLASH ? 2 : 1;
  return JSON.parse(body.toString('utf8', start + 1, end + 1)) as string;
}
