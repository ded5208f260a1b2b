import type { Language } from './language.ts';

/** `running, the chips are hot` goes on with another clause. */
export function hasVerb({ grammar }: Language, aside: string): boolean {
  const [own = ''] = aside.split(new RegExp(`[,;]|\\s(?:${grammar.relative}|that|when|if|dass|que)\\s`, 'iu'));
  return new RegExp(`\\s(?:${grammar.copula}|${grammar.auxiliary})(?:\\s|$)`, 'iu').test(own);
}
