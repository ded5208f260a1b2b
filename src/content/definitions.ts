import { mineAbbreviations } from './abbreviations.ts';
import type { Definition, Section } from './article.ts';
import { isAlias } from './is-alias.ts';
import type { Mark, RichText, Span, TextBlock } from './rich-text.ts';

/** Words that label a remark, not a term: `Note: ...`, `Updated: 3 May`. */
const LABELS = new Set(
  (
    'note notes update updated updates source sources date dates time when where who what why how price cost tip tips warning caution important ' +
    'example examples see photo image picture video credit credits by author authors published posted tag tags topic topics contact email ' +
    'e-mail phone address link links website url question answer q a tldr tl;dr correction disclaimer disclosure editor step summary conclusion ' +
    'result results total location duration status version file filename path todo fixme pros cons hint info danger read more related listen watch'
  ).split(' '),
);
const LABEL_PHRASE = /^(?:pro|quick|hot) tips?$|^fun facts?$|^side notes?$|^bottom line$|^key takeaways?$/iu;
/** A headword does not end as a clause does that introduces speech or a list. */
const CLAUSE_END =
  /\b(?:said|says|say|added|asked|wrote|told|noted|is|are|was|were|be|following|include|includes|including|like|as|that|to|of|and|or|with|for|these|this|the|a|an|can|will|do|does|follows)$/i;
/** A line of a definition list below its term. */
const EXPLANATION = /^[:：]\s+(?=\S)/u;
const MAX_HEADWORD = 60;
const MAX_HEADWORD_WORDS = 6;
const MAX_USES = 3;

interface Candidate {
  /** It begins a paragraph, and no list item. */
  readonly isParagraph: boolean;
  readonly headword: string;
  readonly aliases: readonly string[];
  readonly span: Span;
}

/**
 * The explanations of an article, in its own words: `- Term: explanation` items, `**Term** — explanation`, definition lists, definition
 * lines where they clearly are such, and names spelled out with their abbreviation in parentheses. Remarks (`Note: ...`),
 * times, addresses and values are left alone: a wrong definition is worse than none.
 */
export function mineDefinitions(sections: readonly Section[]): readonly Definition[] {
  const definitions: Definition[] = [];
  const uses = new Map<string, number>();
  const speakers = new Set<string>();
  sections.forEach(({ anchor, body }, position) => {
    const begin = position === 0 ? (body.blocks[0]?.end ?? 0) : 0;
    for (const { isParagraph, ...candidate } of mineBlocks(body)) {
      const { headword, span } = candidate;
      // A dateline: `**LONDON** — The prime minister ...`
      if (span.start < begin && isParagraph && /^[\p{Lu}\s.'’-]{5,}$/u.test(headword)) continue;
      const count = (uses.get(headword) ?? 0) + 1;
      uses.set(headword, count);
      if (isParagraph && count > 1) speakers.add(headword);
      definitions.push({ ...candidate, anchor });
    }
  });
  // A name that an article puts before a colon again and again heads entries, as in a changelog, or speaks, as in an interview.
  const distinct = definitions.filter(({ headword }) => (uses.get(headword) ?? 0) < MAX_USES && !speakers.has(headword));
  return mineAbbreviations(sections, distinct);
}

function mineBlocks(body: RichText): readonly Candidate[] {
  if (!/[:：—–]/.test(body.text)) return [];
  const strongAt = new Map<number, Mark>();
  for (const mark of body.marks) if (mark.kind === 'strong') strongAt.set(mark.start, mark);
  const found: Candidate[] = [];
  let line: { candidate: Candidate; index: number; kept: boolean } | undefined;
  let name: string | undefined;
  body.blocks.forEach((block, index) => {
    if (block.kind !== 'paragraph') return;
    const strong = strongAt.get(block.contentStart);
    const listed = readDefinitionList(body.text, block);
    if (listed.length > 0) {
      found.push(...listed);
      return;
    }
    const content = body.text.slice(block.contentStart, block.end);
    const colon = EXPLANATION.exec(content)?.[0].length;
    if (colon === undefined || block.marker !== undefined) name = block.marker === undefined ? content : undefined;
    else {
      if (name !== undefined) found.push(...explained(name, { start: block.contentStart + colon, end: block.end }));
      return;
    }
    const candidate = readEntry(body.text, block, strong, body.blocks[index + 1]);
    if (candidate === undefined) return;
    if (block.marker !== undefined || strong !== undefined) {
      found.push(candidate);
      return;
    }
    // A bare line is a definition when it is worded as one, or stands in a row of such lines.
    const inRow = line !== undefined && line.index === index - 1;
    const worded = /^(?:an?|the|any|short for|when|where|how)\s/i.test(body.text.slice(candidate.span.start, candidate.span.end));
    if (inRow && line !== undefined && !line.kept) found.push(line.candidate);
    if (inRow || worded) found.push(candidate);
    line = { candidate, index, kept: inRow || worded };
  });
  return found;
}

function readEntry(text: string, block: TextBlock, strong: Mark | undefined, next: TextBlock | undefined): Candidate | undefined {
  const content = text.slice(block.contentStart, block.end);
  // Without one of these nothing separates a term from its explanation.
  if (!/[:：—–-]/u.test(content) || isRecord(content)) return undefined;
  const separator =
    strong !== undefined && strong.end <= block.end
      ? separatorAfterStrong(content, strong.end - block.contentStart)
      : plainSeparator(content);
  if (separator === undefined) return undefined;
  const { headword, aliases } = splitAliases(content.slice(0, separator.start));
  const span = explanationSpan(text, block, block.contentStart + separator.end, next);
  if (
    span === undefined ||
    !isHeadword(headword, strong !== undefined) ||
    !explains(text.slice(span.start, span.end), block.marker !== undefined)
  )
    return undefined;
  return { headword, aliases, span, isParagraph: block.marker === undefined };
}

/** A term on a line of its own, each line below it that begins with `: ` an explanation. */
function readDefinitionList(text: string, block: TextBlock): readonly Candidate[] {
  const content = text.slice(block.contentStart, block.end);
  // Hardly any text has such a line, and taking every line for a term costs.
  if (!content.includes('\n:')) return [];
  const found: Candidate[] = [];
  let name: string | undefined;
  let start = block.contentStart;
  for (const line of content.split('\n')) {
    const colon = EXPLANATION.exec(line)?.[0].length;
    if (colon === undefined) name = line;
    else if (name !== undefined) found.push(...explained(name, { start: start + colon, end: start + line.length }));
    start += line.length + 1;
  }
  return found;
}

function explained(name: string, span: Span): readonly Candidate[] {
  const term = splitAliases(name);
  return isHeadword(term.headword, true) && /^[\p{L}\p{N}.@#$(]/u.test(term.headword) && !/[.:]$/u.test(term.headword)
    ? [{ ...term, span, isParagraph: false }]
    : [];
}

/** A table's row told line by line is not a list of terms. */
function isRecord(content: string): boolean {
  return content.includes('\n') && content.split('\n').every((line) => /^[^:\n]{1,60}: /.test(line));
}

/** `Term: explanation`: the colon is followed by white space, so that 10:30 and https://... have none. */
function plainSeparator(content: string): Span | undefined {
  const match = /^[^:：\n]{1,80}?\s?(?::\s+|：\s*|:$)/u.exec(content);
  if (match === null) return undefined;
  const end = match[0].length;
  return { start: match[0].search(/\s?[:：]\s*$/u), end };
}

/** `**Term:** explanation`, `**Term**: explanation`, `**Term** — explanation`. */
function separatorAfterStrong(content: string, strongEnd: number): Span | undefined {
  const inside = /\s?[:：]\s*$/u.exec(content.slice(0, strongEnd));
  if (inside !== null) {
    const space = /^\s*/.exec(content.slice(strongEnd))?.[0].length ?? 0;
    return { start: inside.index, end: strongEnd + space };
  }
  const after = /^(?:\s?[:：](?:\s+|$)|\s*[—–]\s*|\s+-\s+)/u.exec(content.slice(strongEnd));
  if (after !== null) return { start: strongEnd, end: strongEnd + after[0].length };
  // A colon further on: `**Dynamic** thermal management: ...` is a term only partly in bold.
  return plainSeparator(content);
}

/** `Graphics processing unit (GPU)` is a headword and its alias. */
function splitAliases(written: string): { headword: string; aliases: readonly string[] } {
  const plain = written.replace(/\s+/gu, ' ').trim();
  const match = /^(.+?)\s*[(（]([^()（）]{1,40})[)）]$/u.exec(plain);
  if (match?.[1] === undefined || match[2] === undefined) return { headword: plain, aliases: [] };
  return { headword: match[1], aliases: match[2].split(/\s*(?:,|;|\bor\b)\s*/u).filter(isAlias) };
}

function isHeadword(headword: string, strong: boolean): boolean {
  if (headword === '' || headword.length > MAX_HEADWORD || !/\p{L}/u.test(headword)) return false;
  const words = headword.split(' ');
  if (words.length > (strong ? MAX_HEADWORD_WORDS + 2 : MAX_HEADWORD_WORDS)) return false;
  const first = (words[0] ?? '').toLowerCase().replace(/[^\p{L}]+$/u, '');
  if (LABELS.has(headword.toLowerCase()) || LABEL_PHRASE.test(headword)) return false;
  if (LABELS.has(first) && /\d|^\S+ (?:more|by|note)$/iu.test(headword)) return false;
  if (/(?:^|, )(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.? \d/i.test(headword)) return false;
  if (/^editor['’]s\b/i.test(headword) || CLAUSE_END.test(headword)) return false;
  // A sentence, a quotation, an address, a moment or a picture's label is not a name.
  return !/^\u{1F5BC}|[.!?]\s|[;!?]$|["“”«»[\]{}|\\]|\s-\s|https?\b|www\.|@|^\d{1,2}(?::\d{2})?\s*(?:am|pm)?$/iu.test(headword);
}

function explains(explanation: string, isItem: boolean): boolean {
  // An address, a quoted title, an entry of a changelog.
  if (/^https?:\/\/\S+$|^["“”«„]|#\d+\)?$|\(#\d+\)|\([0-9a-f]{7,40}\)$/u.test(explanation)) return false;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(explanation)) return explanation.length >= 4;
  const words = explanation.split(/\s+/u).length;
  if (/^[\p{Sc}\d~≈<>+-]/u.test(explanation)) return words >= 6;
  return isItem ? words >= 2 && explanation.length >= 5 : words >= 4 && explanation.length >= 8;
}

/** The rest of the block; or, after a term that ends its line, the paragraph below it in the same item. */
function explanationSpan(text: string, block: TextBlock, start: number, next: TextBlock | undefined): Span | undefined {
  if (start < block.end) return { start, end: block.end };
  const follows = next?.kind === 'paragraph' && next.marker === undefined && next.listDepth === block.listDepth && block.listDepth > 0;
  return follows && text.slice(next.contentStart, next.end) !== '' ? { start: next.contentStart, end: next.end } : undefined;
}
