import type { Article } from '../content/article.ts';
import { Dictionary } from './dictionary.ts';
import { byteLength, Field, withField, writeNumber } from './posting-bytes.ts';
import { Meta, START_SHIFT, type Postings } from './postings.ts';
import { TokenFlag, Tokenizer } from './tokenize.ts';

/** Sections side by side, one entry a section, in the order they were added. */
export interface SectionTable {
  /** Number of the article in its layer. */
  readonly article: Uint32Array;
  /** Number of the section in its article. */
  readonly position: Uint32Array;
  /** Tokens in title, heading and body, packed as in `Length`: read for every entry of every word, so they must be small. */
  readonly lengths: Uint32Array;
  /** Tokens of the heading, for re-ranking: those of section `s` are `headingTokens[headingStarts[s]..headingStarts[s + 1]]`. */
  readonly headingStarts: Uint32Array;
  readonly headingTokens: Uint32Array;
  /** Tokens of the title, one entry an article. */
  readonly titleStarts: Uint32Array;
  readonly titleTokens: Uint32Array;
}

/** Lengths of a section in one number: 8 bits each for title and heading, 16 for the body. What is longer counts as that long. */
export const Length = { headingShift: 8, bodyShift: 16, head: 255, body: 65_535 } as const;

export interface BuiltIndex {
  readonly dictionary: Dictionary;
  readonly postings: Postings;
  readonly table: SectionTable;
  /** The languages of the articles that hold a token, as bits. */
  readonly languagesOf: (token: number) => number;
}

/** Room for running words at first: an edited article has few, and empty room takes time, too. */
const FEW_WORDS = 1 << 11;
const MANY_WORDS = 1 << 16;
const FIELD_SHIFT = 28;
const TOKEN_MASK = (1 << 26) - 1;
/** Set on a token that stands where the one before it stands. */
const SAME_PLACE = 1 << 26;
/** Bodies go on being indexed after this many tokens, but positions stop: 255 of one token are enough. */
const MAX_BODY_COUNT = 255;

/**
 * Turns articles into postings in two passes: the first cuts texts into token numbers and counts, the second writes
 * each posting once at its final place. Memory beside the result is one number a running word.
 */
export class IndexBuilder {
  readonly #dictionary: Dictionary;
  readonly #sparse: boolean;
  readonly #firstSection: number;
  readonly #tokenizer = new Tokenizer();
  #stream: Uint32Array;
  #used = 0;
  #sections = 0;
  #articles = 0;
  /** With a parent, few tokens of the dictionary occur: they get numbers of their own here, in order of first sight. */
  readonly #own = new Map<number, number>();
  // One entry a token, by its own number.
  #entries = new Uint32Array(1024);
  #bytes = new Uint32Array(1024);
  #lastSection = new Int32Array(1024);
  #lastPosition = new Int32Array(1024);
  #bodyCount = new Uint16Array(1024);
  #languages = new Uint8Array(1024);
  // One entry a section or article; see SectionTable.
  readonly #article: number[] = [];
  readonly #position: number[] = [];
  readonly #lengths: number[] = [];
  readonly #streamStarts: number[] = [];
  readonly #headingStarts: number[] = [0];
  readonly #headingTokens: number[] = [];
  readonly #titleStarts: number[] = [0];
  readonly #titleTokens: number[] = [];

  /** With a parent, new tokens continue its numbers, sections are numbered from `firstSection`, and rows are sparse. */
  constructor(parent?: Dictionary, firstSection = 0) {
    this.#dictionary = new Dictionary(parent);
    this.#sparse = parent !== undefined;
    this.#stream = new Uint32Array(this.#sparse ? FEW_WORDS : MANY_WORDS);
    this.#firstSection = firstSection;
    this.#lastSection.fill(-1);
  }

  /** `language` is a bit of the languages whose stemmer fits the article; 0 for none. */
  addArticle(article: Article, language: number): void {
    const title = this.#tokens(article.title);
    for (const token of title) this.#titleTokens.push(token & TOKEN_MASK);
    this.#titleStarts.push(this.#titleTokens.length);
    const terms = new Map<string, string[]>();
    for (const { anchor, headword, aliases } of article.definitions) {
      const names = terms.get(anchor) ?? [];
      terms.set(anchor, names);
      names.push(headword, ...aliases);
    }
    const about = [article.dek ?? '', ...article.topics].join(' \n ');
    article.sections.forEach((section, position) => {
      const heading = section.level === 0 ? [] : this.#tokens(section.heading);
      const outer = section.headingPath.slice(0, -1);
      this.#beginSection(position, title.length, heading);
      this.#addField(Field.title, title, language);
      this.#addField(Field.heading, heading, language);
      if (outer.length > 0) this.#addField(Field.path, this.#tokens(outer.join(' \n ')), language);
      const names = terms.get(section.anchor);
      if (names) this.#addField(Field.term, this.#tokens(names.join(' \n ')), language);
      if (position === 0 && about.length > 3) this.#addField(Field.about, this.#tokens(about), language);
      this.#addBody(section.body.text, language);
      this.#sections++;
    });
    this.#articles++;
  }

  finish(): BuiltIndex {
    this.#streamStarts.push(this.#used);
    const postings = this.#place();
    // The builder's own arrays must not live on in a closure.
    const own = this.#sparse ? this.#own : undefined;
    const languages = this.#languages.slice(0, own ? own.size : this.#dictionary.size);
    return {
      dictionary: this.#dictionary,
      postings,
      languagesOf: (token) => languages[own ? (own.get(token) ?? -1) : token] ?? 0,
      table: {
        article: Uint32Array.from(this.#article),
        position: Uint32Array.from(this.#position),
        lengths: Uint32Array.from(this.#lengths),
        headingStarts: Uint32Array.from(this.#headingStarts),
        headingTokens: Uint32Array.from(this.#headingTokens),
        titleStarts: Uint32Array.from(this.#titleStarts),
        titleTokens: Uint32Array.from(this.#titleTokens),
      },
    };
  }

  #beginSection(position: number, titleLength: number, heading: readonly number[]): void {
    this.#article.push(this.#articles);
    this.#position.push(position);
    this.#lengths.push(Math.min(titleLength, Length.head) | (Math.min(heading.length, Length.head) << Length.headingShift));
    for (const token of heading) this.#headingTokens.push(token & TOKEN_MASK);
    this.#headingStarts.push(this.#headingTokens.length);
    this.#streamStarts.push(this.#used);
  }

  /** Token numbers of a text, each with SAME_PLACE where it is a second reading. */
  #tokens(text: string): number[] {
    const tokenizer = this.#tokenizer;
    tokenizer.scan(text);
    const tokens: number[] = [];
    for (let i = 0; i < tokenizer.count; i++) tokens.push(this.#number(i));
    return tokens;
  }

  #number(i: number): number {
    const tokenizer = this.#tokenizer;
    const token = this.#dictionary.add(tokenizer.chars, tokenizer.charStart[i] ?? 0, tokenizer.charEnd[i] ?? 0, tokenizer.hash[i] ?? 0);
    return (tokenizer.flags[i] ?? 0) & TokenFlag.variant ? token | SAME_PLACE : token;
  }

  #addField(field: Field, tokens: readonly number[], language: number): void {
    this.#reserve(tokens.length);
    for (const marked of tokens) this.#count(field, marked & TOKEN_MASK, language, 0);
  }

  #addBody(text: string, language: number): void {
    const tokenizer = this.#tokenizer;
    tokenizer.scan(text);
    const { count } = tokenizer;
    this.#reserve(count);
    let position = -1;
    for (let i = 0; i < count; i++) {
      const marked = this.#number(i);
      if ((marked & SAME_PLACE) === 0) position++;
      this.#count(Field.body, marked, language, position);
    }
    this.#lengths[this.#sections] =
      ((this.#lengths[this.#sections] as number) | (Math.min(position + 1, Length.body) << Length.bodyShift)) >>> 0;
  }

  /** First pass: how many entries and position bytes each token will need. */
  #count(field: Field, marked: number, language: number, position: number): void {
    const token = this.#ownNumber(marked & TOKEN_MASK);
    this.#stream[this.#used++] = ((field << FIELD_SHIFT) | (marked & SAME_PLACE) | token) >>> 0;
    if (this.#lastSection[token] !== this.#sections) {
      this.#lastSection[token] = this.#sections;
      this.#entries[token] = (this.#entries[token] ?? 0) + 1;
      this.#lastPosition[token] = 0;
      this.#bodyCount[token] = 0;
      this.#languages[token] = (this.#languages[token] ?? 0) | language;
    }
    if (field !== Field.body) return;
    const seen = this.#bodyCount[token] ?? 0;
    if (seen >= MAX_BODY_COUNT) return;
    this.#bodyCount[token] = seen + 1;
    this.#bytes[token] = (this.#bytes[token] ?? 0) + byteLength(position - (this.#lastPosition[token] ?? 0));
    this.#lastPosition[token] = position;
  }

  #ownNumber(token: number): number {
    let own = token;
    if (this.#sparse) {
      own = this.#own.get(token) ?? this.#own.size;
      if (own === this.#own.size) this.#own.set(token, own);
    }
    if (own >= this.#entries.length) this.#growTokens(own);
    return own;
  }

  /** Second pass: rows get their place by counting, then every running word is written to its row. */
  #place(): Postings {
    const size = this.#sparse ? this.#own.size : this.#dictionary.size;
    const order = this.#sparse ? [...this.#own.keys()].sort((a, b) => a - b) : undefined;
    const rows = order ? new Map(order.map((token, row) => [token, row])) : undefined;
    const rowCount = size;
    const starts = new Uint32Array(rowCount + 1);
    const entryCursor = new Uint32Array(size);
    const byteCursor = new Uint32Array(size);
    let entries = 0;
    let bytes = 0;
    for (let row = 0; row < rowCount; row++) {
      const token = order ? (this.#own.get(order[row] as number) as number) : row;
      starts[row] = entries;
      entryCursor[token] = entries;
      byteCursor[token] = bytes;
      entries += this.#entries[token] ?? 0;
      bytes += this.#bytes[token] ?? 0;
    }
    starts[rowCount] = entries;
    const sections = new Uint32Array(entries);
    const metas = new Uint16Array(entries);
    const positionStarts = new Uint32Array((entries >>> START_SHIFT) + 1);
    const positions = new Uint8Array(bytes);
    this.#lastSection.fill(-1);
    for (let section = 0; section < this.#sections; section++) {
      const to = this.#streamStarts[section + 1] ?? 0;
      let position = -1;
      for (let at = this.#streamStarts[section] ?? 0; at < to; at++) {
        const packed = this.#stream[at] ?? 0;
        const token = packed & TOKEN_MASK;
        if (this.#lastSection[token] !== section) {
          this.#lastSection[token] = section;
          this.#lastPosition[token] = 0;
          const entry = entryCursor[token] ?? 0;
          entryCursor[token] = entry + 1;
          sections[entry] = section + this.#firstSection;
          if (entry % (1 << START_SHIFT) === 0) positionStarts[entry >>> START_SHIFT] = byteCursor[token] ?? 0;
        }
        const entry = (entryCursor[token] ?? 0) - 1;
        const field = packed >>> FIELD_SHIFT;
        const meta = metas[entry] ?? 0;
        if (field !== Field.body) {
          metas[entry] = withField(meta, field);
          continue;
        }
        if ((packed & SAME_PLACE) === 0) position++;
        if (meta >>> Meta.bodyShift >= MAX_BODY_COUNT) continue;
        metas[entry] = meta + (1 << Meta.bodyShift);
        byteCursor[token] = writeNumber(positions, byteCursor[token] ?? 0, position - (this.#lastPosition[token] ?? 0));
        this.#lastPosition[token] = position;
      }
    }
    return { rows, starts, sections, metas, positionStarts, positions };
  }

  #reserve(more: number): void {
    if (this.#used + more <= this.#stream.length) return;
    const grown = new Uint32Array(Math.max(this.#stream.length * 2, this.#used + more));
    grown.set(this.#stream);
    this.#stream = grown;
  }

  #growTokens(token: number): void {
    const length = Math.max(this.#entries.length * 2, token + 1);
    this.#entries = grown(this.#entries, new Uint32Array(length));
    this.#bytes = grown(this.#bytes, new Uint32Array(length));
    this.#lastPosition = grown(this.#lastPosition, new Int32Array(length));
    this.#bodyCount = grown(this.#bodyCount, new Uint16Array(length));
    this.#languages = grown(this.#languages, new Uint8Array(length));
    this.#lastSection = grown(this.#lastSection, new Int32Array(length).fill(-1));
  }
}

function grown<T extends Uint32Array | Int32Array | Uint16Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
