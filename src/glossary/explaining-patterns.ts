import type { Span } from '../content/rich-text.ts';

interface ExplainingPattern {
  readonly strength: number;
  readonly before?: RegExp;
  readonly after?: RegExp;
}

const aside = String.raw`["'”’»)]*\s*(?:\([^()\n]{1,80}\)\s*)?`;
const article = '(?:an?|the|one of|its|ein|eine|einer|der|die|das|un|une|una|le|la|les|el|uno|um|uma|o|il|lo)';
const toBe =
  '(?:is|was|are|were|means|refers to|stands for|ist|war|sind|bezeichnet|est|était|sont|désigne|es|era|son|significa|é|foi|são|è|это|является|означает)';

/**
 * The wording of an explanation beside the name it explains, strongest first: `X is a`, `X, a`, `a cluster called X`, `built X`,
 * `its “X” cluster`. Words of the languages that stems exist for, and the markers of Chinese, Japanese and Korean.
 */
const patterns: readonly ExplainingPattern[] = [
  { strength: 4, after: new RegExp(`^${aside}${toBe}\\s+(?:${article}\\s|\\p{L}+(?:ly|ed)\\s)`, 'iu') },
  { strength: 4, after: /^["'”’」』]*(?:とは|は|是(?:一|指|由)?|이란|란\s|은\s|는\s)/u },
  { strength: 3, after: new RegExp(`^${aside.replace('\\s*', '')}\\s*(?:,|—|–|:|\\s-)\\s*${article}\\s`, 'iu') },
  {
    strength: 3,
    before:
      /(?:called|named|dubbed|known as|namens|genannt|appelée?|nommée?|llamad[oa]|chamad[oa]|называем\p{L}+)\s+(?:the\s+)?["'“‘«„]?$/iu,
  },
  {
    strength: 2,
    before: /(?:built|builds|created|designed|developed|assembled|launched|introduced|unveiled|operates|owns)\s+(?:the\s+)?["'“‘«„]?$/iu,
  },
  {
    strength: 2,
    after: new RegExp(`^${aside}(?:has|have|had|uses|used|runs|ran|consists|contains|features|houses|works|lets|${toBe})\\s`, 'iu'),
  },
  { strength: 1.5, before: /["“‘«„]$/u, after: /^["”’»“]/u },
];

/** The certainty with which the words around an occurrence explain the name: 0 for a mere mention, at most 4. */
export function explainingStrength(text: string, { start, end }: Span): number {
  const before = text.slice(Math.max(0, start - 40), start);
  const after = text.slice(end, end + 120);
  const fits = patterns.find((pattern) => (pattern.before?.test(before) ?? true) && (pattern.after?.test(after) ?? true));
  return fits?.strength ?? 0;
}
