import type { KeptTexts, Words } from './words.ts';
import { wordsFor } from './words-for.ts';

export type KeptCode = keyof KeptTexts;

type Details<Code extends KeptCode> = KeptTexts[Code] extends (...details: infer Texts extends readonly (string | undefined)[]) => string
  ? { readonly [Place in keyof Texts]: string | number }
  : readonly [];

/**
 * A text as it is kept, `@takenDown`, `@replaced:4`, `@answered["Slack","500"]`: a code, so that each reader has it in their language, also if
 * it is put better later. A detail may be a kept text itself. Words of others, such as a platform's, are kept as they are.
 */
export function keepText<Code extends KeptCode>(code: Code, ...details: Details<Code>): string {
  const [only, ...others] = details.map(String);
  if (only === undefined) return `@${code}`;
  return others.length === 0 ? `@${code}:${only}` : `@${code}${JSON.stringify([only, ...others])}`;
}

/** The words of a kept text, by default those for operators. Whatever is no code of ours is words already. */
export function sayKept(text: string, { kept }: Pick<Words, 'kept'> = wordsFor([])): string {
  const [, code = '', detail, list] = /^@(\w+)(?::([^]*)|(\[[^]*\]))?$/u.exec(text) ?? [];
  const said: unknown = Object.hasOwn(kept, code) ? kept[code as KeptCode] : undefined;
  const details = list === undefined ? (detail === undefined ? [] : [detail]) : readDetails(list);
  if (said === undefined || details === undefined) return text;
  if (typeof said === 'string') return said;
  return (said as (...parts: readonly string[]) => string)(...details.map((each) => sayKept(each, { kept })));
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
