import { normalizeKey } from '../located-value.ts';

/** `dg-publish`, `isDraft` and `post_status` as the words they are made of, in lower case: case, hyphens and underscores part them. */
export function wordsOfKey(key: string): readonly string[] {
  return key
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Words before a name that do not change its meaning. */
const LEADING = new Set(
  'is are set mark make dg wp post page article content entry item doc document docs note site story news my should must this publication editorial workflow the'.split(
    ' ',
  ),
);

/** The names under which a key is looked up: as it is, and without the words that only say what kind of thing it is about. */
export function namesOfKey(key: string): readonly string[] {
  const words = wordsOfKey(key);
  const names = [normalizeKey(key), words.join('')];
  for (let first = 0; first < words.length - 1 && LEADING.has(words[first] ?? ''); first += 1) names.push(words.slice(first + 1).join(''));
  // Written as one word, all in lower case.
  for (const name of [...names]) {
    const bare = /^(?:is|dg)(?=.{4})/.test(name) ? name.slice(2) : undefined;
    if (bare !== undefined) names.push(bare);
  }
  return [...new Set(names)];
}
