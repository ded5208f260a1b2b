import type { KeptWords, Words } from './words.ts';
import { wordsFor } from './words-for.ts';

export type KeptCode = keyof KeptWords;

type Details<Code extends KeptCode> = KeptWords[Code] extends (...details: infer Texts extends readonly string[]) => string
  ? { readonly [Place in keyof Texts]: string | number }
  : readonly [];

/** The texts that are made of others: each of their details is a kept text. The details of all others are words, also if they look like a code. */
const madeOfOthers: ReadonlySet<KeptCode> = new Set<KeptCode>([
  'accessEnds',
  'accessLost',
  'cannotLook',
  'cannotLookThere',
  'changes',
  'formRefused',
  'inTurn',
  'mendSetting',
  'postedWithout',
  'rightUntold',
  'sectionAdded',
  'sectionRemoved',
  'sectionRewritten',
  'stillRefused',
  'subscribeForum',
  'withAdvice',
  'without',
]);
/** Newsdesk nests four texts in each other; words of others that nest more are shown as they are, before they exhaust the stack. */
const deepest = 8;

/**
 * A text as it is kept, `@takenDown`, `@replaced:4`, `@answered["Slack","500"]`: a code, so that each reader has it in their language, also if
 * it is put better later.
 */
export function keepText<Code extends KeptCode>(code: Code, ...details: Details<Code>): string {
  const [only, ...others] = details.map(String);
  if (only === undefined) return `@${code}`;
  return others.length === 0 ? `@${code}:${only}` : `@${code}${JSON.stringify([only, ...others])}`;
}

/** Words of others in place of a kept text: a first `@` is doubled, so that they are not read as a code. */
export function keepWords(words: string): string {
  return words.startsWith('@') ? `@${words}` : words;
}

/** The words of a kept text, by default those for operators. Whatever is no code of ours is words already. */
export function sayKept(text: string, words: Pick<Words, 'kept'> = wordsFor([])): string {
  return sayWithin(text, words, 1);
}

function sayWithin(text: string, words: Pick<Words, 'kept'>, depth: number): string {
  if (text.startsWith('@@')) return text.slice(1);
  const [, code = '', detail, list] = /^@(\w+)(?::([^]*)|(\[[^]*\]))?$/u.exec(text) ?? [];
  if (!isCode(code, words) || depth > deepest) return text;
  const details = list === undefined ? (detail === undefined ? [] : [detail]) : readDetails(list);
  const said: string | ((...parts: readonly string[]) => string) = words.kept[code];
  if (typeof said === 'string') return details?.length === 0 ? said : text;
  if (details === undefined || details.length < Math.max(1, said.length)) return text;
  return said(...(madeOfOthers.has(code) ? details.map((each) => sayWithin(each, words, depth + 1)) : details));
}

function isCode(code: string, { kept }: Pick<Words, 'kept'>): code is KeptCode {
  return Object.hasOwn(kept, code);
}

/** The texts without details, by their words for operators: earlier versions kept those. */
export function keptByWords(): ReadonlyMap<string, string> {
  const { kept } = wordsFor([]);
  return new Map(Object.entries(kept).flatMap(([code, text]) => (typeof text === 'string' ? [[text, `@${code}`] as const] : [])));
}

function readDetails(list: string): readonly string[] | undefined {
  try {
    const details: unknown = JSON.parse(list);
    return Array.isArray(details) && details.every((each) => typeof each === 'string') ? details : undefined;
  } catch {
    // Somebody's own words that look like a code.
    return undefined;
  }
}
