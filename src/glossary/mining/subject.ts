import { isShortAlias, partsOf, plainAlias } from './aliases-in.ts';
import type { Language } from './language.ts';
import type { NounPhrase } from './noun-phrase.ts';
import { MAX_ADVERB } from './subject-reach.ts';
import { matchAt, patternOf, testAt } from './words.ts';

/** Reads what stands before a verb, from the beginning of its sentence, as the subject of a definition. */
export type SubjectReader = (text: string, start: number, verb: number) => NounPhrase | undefined;

/** The longest text before the subject of a definition. UTF-16 code units. */
const MAX_BEFORE = 160;

export function createSubjectReader({ grammar, readName }: Language): SubjectReader {
  const leadIn = patternOf(`(?:${grammar.leadIn})(?!\\p{L})[^,]*`);
  const relative = patternOf(`(?:${grammar.relative})\\s`);
  // In small letters: `Ada Kelly` ends in a name.
  const adverb = new RegExp(`\\s(?:${grammar.adverbs}|\\p{Ll}{3,}ly)$`, 'u');
  const adverbEnds = new Set(grammar.adverbs.split('|').map((words) => words.split(' ').at(-1)));
  const ofOwner = new RegExp(`^(.+?)\\s(?:of|von|de|du)\\s(?:${grammar.indefinite}|${grammar.definite}|each|your)\\s`, 'iu');
  const ofAny = new RegExp(
    `^((?:${grammar.definite})\\s\\S+(?:\\s\\S+)?)\\s(?:of|von|de)\\s(?:${grammar.indefinite}|each|your)\\s\\S+$`,
    'iu',
  );
  const aside = new RegExp(`^(.+?),\\s+(?:${grammar.alias})\\s+([^,]+?),?$`, 'iu');

  const noun = new RegExp(`^(?:${grammar.definite}|${grammar.possessive})\\s([^,]{3,40}),\\s([^,]{2,60}),$`, 'iu');
  const articleIn = new RegExp(`^(\\S+\\s(?:\\S+\\s){1,5}?)(?:${grammar.indefinite})\\s(?:\\S+\\s){0,2}\\S+$`, 'iu');

  /** `The weight of an endpoint is ...` tells what a weight is. */
  function readOwner(text: string, from: number, before: string, pattern: RegExp): NounPhrase | undefined {
    const owned = pattern.exec(before);
    const name = owned?.[1] === undefined ? undefined : readName(text, from, from + owned[1].length, true);
    return name?.article === 'definite' && !name.isName && !name.isEmpty
      ? { ...name, aliases: before.includes('(') ? [] : [plainAlias(before)] }
      : undefined;
  }

  /** `In version 2 a resolver turned ...` */
  function readBehindLead(text: string, from: number, before: string): NounPhrase | undefined {
    if (!/^(?:in|on|at|with|under|within|bei|mit|dans|avec|en|con)\s(?!\p{Ll}+ing\s)/iu.test(before)) return undefined;
    const at = articleIn.exec(before);
    if (at?.[1] === undefined) return undefined;
    return readName(text, from + at[1].length, from + before.length, true);
  }

  /** `Our library, Burdock, ...`, `The person in charge of it, the dispatcher, ...`: the name stands behind what it is. */
  function readCalled(text: string, from: number, verb: number): NounPhrase | undefined {
    const match = grammar.capitalizesNouns ? null : noun.exec(text.slice(from, verb).trimEnd());
    const [whole, what = '', name = ''] = match ?? [];
    if (whole === undefined || /\p{Lu}/u.test(what)) return undefined;
    const end = from + whole.length - 1;
    const read = readName(text, end - name.length, end, true);
    // `The tax, the gabelle, was ...`, `His method, sweeping, consists of ...`
    const isSecond = read?.article === 'definite' || /^\p{Ll}+ing$/u.test(name);
    return read?.isName === true || isSecond ? read : undefined;
  }

  function withoutAdverb(before: string): string {
    const last = before.slice(before.lastIndexOf(' ') + 1).toLowerCase();
    if (!last.endsWith('ly') && !adverbEnds.has(last) && !isUnusual.test(before)) return before;
    const tail = before.slice(-MAX_ADVERB);
    const at = tail.search(adverb);
    return at < 0 ? before : before.slice(0, before.length - tail.length + at);
  }

  return function read(text, start, verb) {
    if (verb - start > MAX_BEFORE) return undefined;
    const words = text.slice(start, verb);
    const isGerund = words.includes(',') && gerundWithRemark.test(words);
    const from = start + (isGerund ? 0 : leadLength(words, leadIn, relative));
    // `A skeg (a wooden fin), is ...`: a comma closes the parenthesis.
    const head = text.slice(from, verb).trimEnd().replace(/\),$/u, ')');
    let before = withoutAdverb(head);
    const call = before.endsWith(')') ? readCall(from, before) : undefined;
    if (call !== undefined) return call;
    const aliases: string[] = [];
    const parenthesis = !before.endsWith(')') ? null : /\s*\(([^()]{1,60})\)$/u.exec(before);
    if (parenthesis !== null) {
      before = before.slice(0, parenthesis.index);
      aliases.push(...partsOf(parenthesis[1] ?? '', grammar));
    }
    // `Pumping tools like Gannet`
    const example = before.includes(' like ') ? / like \p{Lu}[^,]{1,40}$/u.exec(before) : null;
    if (example !== null) before = before.slice(0, example.index);
    const hasComma = before.includes(',');
    const other = hasComma ? aside.exec(before) : null;
    if (other?.[1] !== undefined && other[2] !== undefined) {
      before = other[1];
      aliases.push(other[2]);
    }
    // `To "dry," in theater talk, means ...`
    const spoken = !hasComma ? null : /^(?:to\s|being\s)?(["“][^"“”]{2,40}["”])(?:,?\s[^,"“”]{3,40},)?$/iu.exec(before);
    if (spoken?.[1] !== undefined) {
      const at = from + spoken[0].indexOf(spoken[1]);
      return readName(text, at, at + spoken[1].length, true);
    }
    // `A nomogram, I should say, is ...`
    const remark = !hasComma ? null : /^([^,]+),\s(?:[^,]{2,60}|(?:which|who)\s[^,]{2,90}),$/u.exec(before);
    if (remark?.[1] !== undefined) before = remark[1];
    // `The third, Turnstile, ...`
    const named = !hasComma
      ? null
      : /^(?:the|der|die|das|le|la|el)\s(?:first|second|third|fourth|fifth|last|other|next|\p{Ll}+est|erste|zweite|dritte|letzte|premi\p{Ll}+|second\p{Ll}*|primer\p{Ll}*|segund\p{Ll}),\s(\p{Lu}[^,]{1,60}),$/iu.exec(
          text.slice(from, verb).trimEnd(),
        );
    const own =
      named?.[1] === undefined ? undefined : readName(text, from + named[0].length - 1 - named[1].length, from + named[0].length - 1, true);
    if (own?.isName === true) return own;
    const called = hasComma ? readCalled(text, from, verb) : undefined;
    if (called !== undefined) return called;
    const hasOf = of.test(before);
    const name =
      (hasOf ? readOwner(text, from, before, ofAny) : undefined) ??
      readName(text, from, from + before.length, from > start) ??
      (hasOf ? readOwner(text, from, before, ofOwner) : undefined) ??
      readBehindLead(text, from, before);
    return (
      name && {
        ...name,
        aliases: [...name.aliases, ...aliases.map(plainAlias).filter(isShortAlias)],
      }
    );
  };
}

/** `Writing, for me, is ...` leads to nothing. */
const gerundWithRemark = /^\p{Lu}\p{Ll}+ing,\s[^,]{2,40},\s?$/u;

const of = /\s(?:of|von|de|du)\s/u;
/** White space that is no space, and the apostrophes of `aujourd'hui`. */
const isUnusual = /[\t\n\v\f\r\u00a0\u2000-\u200a\u2028\u2029\u202f\u3000'’]/u;

/** The part of the beginning that leads to the subject: `In computing, `; all of it if a comma stands for something else. */
function leadLength(before: string, leadIn: RegExp, relative: RegExp): number {
  const connective = connectiveLength(before, 0);
  const comma = before.includes(',') ? before.search(/,\s/u) : -1;
  if (comma < 0) return connective;
  const lead = matchAt(leadIn, before, 0);
  if (lead === null || lead[0].length < comma) return connective;
  const space = /^,\s+/u.exec(before.slice(comma))?.[0].length ?? 1;
  // `Idling, which everybody does, refers to ...`: leads to nothing, and is the subject.
  return testAt(relative, before, comma + space) ? connective : comma + space;
}

/** The length of `and`, `note that` and the like at a place, with the white space behind. UTF-16 code units. */
export function connectiveLength(text: string, at: number): number {
  return matchAt(connecting, text, at)?.[0].length ?? 0;
}

const connecting =
  /(?:and|but|so|or|then|now|also|because|while|though|since|und|aber|et|mais|y|pero|remember that|recall that|note that|think of|sometimes|often|usually|typically|generally|whereas|especially|essentially|basically|(?:more|most|less)\s\p{Ll}+ly)\s+(?=\S)/iuy;

/** `peek()`, `expect(kind)`: a function is called by its name. */
function readCall(from: number, before: string): NounPhrase | undefined {
  const name = /^([\p{L}_$][\p{L}\d_$.]*)\([^()]{0,40}\)$/u.exec(before)?.[1];
  if (name === undefined) return undefined;
  const end = from + before.length;
  const headword = `${name}()`;
  return { headword, start: from, end, article: 'none', aliases: [], isName: true, isQuoted: false, words: 1, isEmpty: false };
}
