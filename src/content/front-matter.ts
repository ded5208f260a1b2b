import { fieldOfKey } from './front-matter-keys.ts';
import type { LocatedValue } from './located-value.ts';
import type { ProblemLog } from './problem-log.ts';
import { type HeaderLines, readFranklinHeader, readNikolaHeader, readPelicanHeader } from './metadata/header-lines.ts';
import { endOfJson } from './metadata/json-end.ts';
import { readScriptTree } from './metadata/script-tree.ts';
import { readTomlTree } from './metadata/toml-tree.ts';
import { lineHoldsBack, linePlainlyHoldsBack } from './withholding/line-holds-back.ts';
import { meaningOf } from './withholding/meanings.ts';
import { suspicionOf } from './withholding/suspicion.ts';
import { readYamlTree } from './yaml-tree.ts';

/** More front matter than any article has, in UTF-16 code units. */
const MAX_LENGTH = 64 * 1024;

/** The metadata at the top of a file: YAML between two lines of `---`, TOML between `+++`, JSON, or the header lines of Pelican and Nikola. */
export interface FrontMatter {
  /** Undefined when there is none, or it cannot be read. */
  readonly tree: LocatedValue | undefined;
  /** The offset at which the article's own text begins. */
  readonly end: number;
  /** The file must be left out: what it says about drafts and embargoes is not known. */
  readonly broken: boolean;
  /** It is broken, and one of its lines reads as if it held the article back: no earlier version may be read either. */
  readonly holdsBack?: boolean;
}

/** Text that an editor or a tool leaves above the block without meaning anything by it. */
const ABOVE = /^(?:\s|<!--[^]*?-->)*/;
const OPENING = /^---[^\S\n]*\n/;
const CLOSING = /^(?:---|\.\.\.)[^\S\n]*(?:\n|$(?![^]))/gm;
/** Hugo, and whatever reads front matter with gray-matter, takes more hyphens for the end too. */
const LONG_CLOSING = /^-{4,}[^\S\n]*(?:\n|$(?![^]))/gm;
const OTHER_LANGUAGE = /^(?:---[^\S\n]*([a-z]+)|(\+\+\+))[^\S\n]*\n/i;
/** Dashes that a word processor made of three, or too few of them. */
const ALMOST_OPENING = /^[-—–]{1,8}[^\S\n]*\n/;
/** Two dots stand before a field of Nikola's. */
const FIELD_LINE = /^[^\S\n]*(?:\.\.[^\S\n]+)?["']?([\p{L}][\p{L}\d _-]{0,40}?)["']?[^\S\n]*[:=](?=\s|["'[{\d]|$)/u;

/** A field of YAML at the beginning of a line. */
const YAML_FIELD = /^[\p{L}_][\p{L}\d _-]{0,40}:(?:\s|$)/u;
const LOWER_RULE = /^-{3,}[^\S\n]*$/m;
/** `draft:true`, which is no field of YAML and meant as one. */
const NO_SPACE = /^([^\S\n]*["']?[\w-]+["']?):(?=\S)/u;
/** One field above a rule is a heading of Markdown: `Note: the mill`. */
const MIN_FIELDS = 2;
const RULE = /^\s*[-—–.+]{3,}\s*$/;
const MAX_LINES_ABOVE = 8;

const none: FrontMatter = { tree: undefined, end: 0, broken: false };

export function readFrontMatter(text: string, log: ProblemLog): FrontMatter {
  const nikola = readNikolaHeader(text, /^\s*/.exec(text)?.[0].length ?? 0);
  if (nikola !== undefined) return ofHeader(nikola);
  const top = ABOVE.exec(text)?.[0].length ?? 0;
  const above = text.slice(0, top).split('\n');
  if (above.some((line) => /^\s*\.\./.test(line) && holdsBack(line))) return refuseFence(0, log);
  const rest = top === 0 ? text : text.slice(top);
  const franklin = rest.startsWith('@def') ? readFranklinHeader(text, top) : undefined;
  if (franklin !== undefined)
    return firstLines(text.slice(franklin.end)).some(plainlyHoldsBack) ? refuseFence(top, log) : ofHeader(franklin);
  const other = OTHER_LANGUAGE.exec(rest);
  if (other !== null) return readOtherLanguage(text, { opening: other, top }, log);
  const opening = OPENING.exec(rest);
  if (opening === null) return refuseLookalike(rest, top, log);
  const start = top + opening[0].length;
  const closing = findClosing(text, start);
  if (closing === undefined) return readUnclosed(text, start, log);
  const yaml = text.slice(start, closing.index);
  const end = closing.index + closing[0].length;
  if (closing[0].startsWith('----') && goesOn(text.slice(end))) return refuseFence(0, log);
  // A rule below the first line is Markdown, unless what follows it can be nothing but fields.
  if (top > 0 && fieldsOf(yaml).length === 0) return none;
  if (yaml.length > MAX_LENGTH) {
    log.error('frontMatter.tooLarge', top, {
      what: `The front matter has ${yaml.length} characters`,
      why: `at most ${MAX_LENGTH} are read`,
      fix: 'Move the article itself below the second `---`',
    });
    return { tree: undefined, end, broken: true };
  }
  if (yaml.trim() === '') return { tree: undefined, end, broken: false };
  // Two rules with prose between them are Markdown, not front matter.
  if (!/^[^\s:#][^:\n]*:(?:\s|$)/m.test(yaml) && !/[{}[\]&*!:]/.test(yaml)) return none;
  const tree = readYamlTree(yaml, start, log, mayRepeat);
  if (tree !== undefined && tree.kind !== 'map') {
    log.error('frontMatter.notAMap', start, {
      what: 'The front matter is not a list of names and values',
      why: 'every line of it must have the form `name: value`',
      fix: 'Write for example `title: The title`',
    });
    return { tree: undefined, end, broken: true };
  }
  return tree === undefined ? { tree, end, broken: true, holdsBack: someHoldsBack(yaml) } : { tree, end, broken: false };
}

/** A longer line of hyphens also underlines a heading: it is the end only below fields. */
function findClosing(text: string, start: number): RegExpExecArray | undefined {
  CLOSING.lastIndex = start;
  const exact = CLOSING.exec(text) ?? undefined;
  LONG_CLOSING.lastIndex = start;
  const long = LONG_CLOSING.exec(text);
  if (long === null || (exact !== undefined && exact.index < long.index) || long.index - start > MAX_LENGTH) return exact;
  return fieldsOf(text.slice(start, long.index)).length >= MIN_FIELDS ? long : exact;
}

/** A name twice is a slip, of which most generators take the last. One that says who may read the article has to say one thing. */
function mayRepeat(key: string): boolean {
  return meaningOf(key) === undefined && suspicionOf(key) === undefined;
}

function readUnclosed(text: string, start: number, log: ProblemLog): FrontMatter {
  const fields = fieldsOf(firstBlock(text.slice(start)));
  const telling = fields.some((key) => /^(?:title|headline|date|slug|tags?|authors?|layout|description|status)$/i.test(key));
  if (!telling && fields.length < 2 && !fields.some((key) => !['opens', 'closes', undefined].includes(meaningOf(key)))) return none;
  return unclosed('---', firstBlock(text.slice(start)), log);
}

function unclosed(fence: string, block: string, log: ProblemLog): FrontMatter {
  log.error('frontMatter.unclosed', 0, {
    what: 'The front matter is not closed',
    why: 'its end cannot be told from the article, so an embargo in it could be missed',
    fix: `Put a line with \`${fence}\` below its last value`,
  });
  return { tree: undefined, end: 0, broken: true, holdsBack: someHoldsBack(block) };
}

function ofHeader({ tree, end }: HeaderLines): FrontMatter {
  return { tree, end, broken: false };
}

/** `+++` and `---toml` are read as TOML, `---json` and `---yaml` as what they say; of `---js` the values that are written out are read, and nothing is run. */
function readOtherLanguage(
  text: string,
  { opening, top }: { readonly opening: RegExpExecArray; readonly top: number },
  log: ProblemLog,
): FrontMatter {
  const start = top + opening[0].length;
  const fence = opening[2] ?? '---';
  const closing = new RegExp(`^${fence.replaceAll('+', '\\+')}[^\\S\\n]*(?:\\n|$(?![^]))`, 'gm');
  closing.lastIndex = start;
  const match = closing.exec(text);
  const block = match === null ? firstBlock(text.slice(start)) : text.slice(start, match.index).slice(0, MAX_LENGTH);
  if (match === null) return fieldsOf(block).length === 0 ? none : unclosed(fence, block, log);
  const end = match.index + match[0].length;
  const language = opening[1] ?? 'TOML';
  const read = readers[language.toLowerCase()];
  const tree = match.index - start > MAX_LENGTH ? undefined : read?.(block, start, log);
  if (tree?.kind === 'map') return { tree, end, broken: false };
  if (read === undefined || match.index - start > MAX_LENGTH) refuseLanguage(language, end, log);
  return { tree: undefined, end, broken: true, holdsBack: someHoldsBack(block) };
}

/** JSON is YAML. `---js` is Eleventy's. */
const readers: Readonly<Record<string, (text: string, offset: number, log: ProblemLog) => LocatedValue | undefined>> = {
  toml: readTomlTree,
  js: readScriptTree,
  javascript: readScriptTree,
  json: readYamlTree,
  yaml: readYamlTree,
  yml: readYamlTree,
};

function refuseLanguage(language: string, end: number, log: ProblemLog): FrontMatter {
  log.error('frontMatter.language', 0, {
    what: `The front matter is written in ${language}`,
    why: 'YAML, TOML, JSON and plain JavaScript are read, and a draft or an embargo in anything else could be missed',
    fix: 'Rewrite it as YAML, for example `title: The title`',
  });
  return { tree: undefined, end, broken: true };
}

/** A field that holds back an article in a form that is not read: taken for text, it would be published with it. */
function refuseLookalike(rest: string, top: number, log: ProblemLog): FrontMatter {
  if (/^\{\s*"[\w-]+"\s*:/.test(rest)) return readJson(rest, top, log);
  const header = readPelicanHeader(rest.slice(0, MAX_LENGTH), 0);
  if (header !== undefined && isHeader(header))
    return goesOn(rest.slice(header.end)) ? refuseFence(top, log) : ofHeader(moved(header, top));
  const almost = ALMOST_OPENING.exec(rest)?.[0].length ?? 0;
  const block = firstBlock(rest.slice(almost));
  const lines = block.split('\n').filter((line) => line.trim() !== '' && !RULE.test(line));
  const fields = fieldsOf(block);
  const isBlock = lines.some(holdsBack) && (almost > 0 || (fields.length === lines.length && fields.length > 1));
  if (isBlock || firstLines(rest).some(plainlyHoldsBack)) return refuseFence(top, log);
  return readWithoutOpening(rest, top, log) ?? none;
}

/**
 * Fields with a line of hyphens below them alone, as Hexo has them. A title is among them: other records above a rule are text. Undefined for
 * prose; whatever holds an article back above the rule does so, however it is written there.
 */
function readWithoutOpening(rest: string, top: number, log: ProblemLog): FrontMatter | undefined {
  const rule = LOWER_RULE.exec(rest.slice(0, MAX_LENGTH));
  const yaml = rest.slice(0, rule?.index ?? 0);
  const fields = fieldsOf(firstBlock(yaml));
  if (rule === null || !YAML_FIELD.test(yaml) || fields.length < MIN_FIELDS || !fields.some((key) => fieldOfKey(key) === 'title'))
    return undefined;
  if (yaml.split('\n').some((line) => plainlyHoldsBack(line.replace(NO_SPACE, '$1: ')))) return refuseFence(top, log);
  const isPlain = yaml.split('\n').every((line, index, { length }) => (line.trim() === '' ? index === length - 1 : isYamlLine(line)));
  if (!isPlain) return undefined;
  const tree = readYamlTree(yaml, top, log, mayRepeat);
  const end = Math.min(top + rule.index + rule[0].length + 1, top + rest.length);
  return tree?.kind === 'map' ? { tree, end, broken: false } : { tree: undefined, end, broken: true, holdsBack: someHoldsBack(yaml) };
}

/** Whether further fields stand between the blank line that ends a header and a rule, and one of them holds back: the header was another block. */
function goesOn(behind: string): boolean {
  const rule = LOWER_RULE.exec(behind.slice(0, MAX_LENGTH));
  const lines = behind
    .slice(0, rule?.index ?? 0)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.some(plainlyHoldsBack) && lines.every(isYamlLine);
}

/** A field, what belongs to the one above it, or a remark. */
function isYamlLine(line: string): boolean {
  return /^(?:\s|- |#)/u.test(line) || YAML_FIELD.test(line);
}

/** A title and another field: a record such as `Status: accepted` above an article is text. */
function isHeader({ tree }: HeaderLines): boolean {
  const fields = tree.kind === 'map' ? tree.entries.flatMap(({ key }) => fieldOfKey(key) ?? meaningOf(key) ?? []) : [];
  return fields.includes('title') && fields.length > 1;
}

function moved({ tree, end }: HeaderLines, by: number): HeaderLines {
  if (tree.kind !== 'map') return { tree, end: end + by };
  const entries = tree.entries.map(({ key, keyOffset, value }) => ({
    key,
    keyOffset: keyOffset + by,
    value: { ...value, offset: value.offset + by },
  }));
  return { tree: { ...tree, entries }, end: end + by };
}

function readJson(rest: string, top: number, log: ProblemLog): FrontMatter {
  const length = endOfJson(rest.slice(0, MAX_LENGTH));
  if (length === undefined) return { ...refuseLanguage('JSON', 0, log), holdsBack: someHoldsBack(firstBlock(rest)) };
  const json = rest.slice(0, length);
  const tree = readYamlTree(json, top, log);
  return tree === undefined
    ? { tree, end: top + length, broken: true, holdsBack: someHoldsBack(json) }
    : { tree, end: top + length, broken: false };
}

function refuseFence(top: number, log: ProblemLog): FrontMatter {
  log.error('frontMatter.fence', top, {
    what: 'The front matter does not stand between two lines of `---`',
    why: 'it would be read as text, and a draft or an embargo in it be missed',
    fix: 'Put a line of exactly three hyphens above it and another one below',
  });
  return { tree: undefined, end: 0, broken: true, holdsBack: true };
}

/** The lines above which nobody looks for fields any more; code is an example of something. */
function firstLines(text: string): readonly string[] {
  const lines = text.slice(0, 4_000).split('\n');
  const code = lines.findIndex((line) => /^\s*(?:```|~~~)|^(?: {4}|\t)\S/u.test(line));
  return lines
    .slice(0, code === -1 ? lines.length : code)
    .filter((line) => line.trim() !== '')
    .slice(0, MAX_LINES_ABOVE);
}

/** A line that can mean nothing else, wherever it stands: `draft: true`, `visibility: members`, `embargo: 2027-01-01`. */
function plainlyHoldsBack(line: string): boolean {
  const key = FIELD_LINE.exec(line)?.[1];
  return key !== undefined && linePlainlyHoldsBack(key, valueOf(line));
}

/** `draft: true` does, `Status: accepted` and `Access: open` do not. */
function holdsBack(line: string): boolean {
  const key = FIELD_LINE.exec(line)?.[1];
  return key !== undefined && valueOf(line) !== '' && lineHoldsBack(key, valueOf(line));
}

function someHoldsBack(block: string): boolean {
  return block.split('\n').some(holdsBack);
}

function valueOf(line: string): string {
  return line.slice(line.search(/[:=]/) + 1).trim();
}

function firstBlock(text: string): string {
  return text.slice(0, MAX_LENGTH).split(/\n[^\S\n]*\n/, 1)[0] ?? '';
}

/** The names of the lines that give a field Newsdesk knows. */
function fieldsOf(block: string): readonly string[] {
  return block.split('\n').flatMap((line) => {
    const key = FIELD_LINE.exec(line)?.[1];
    return key === undefined || fieldOfKey(key) === undefined ? [] : [key];
  });
}
