/** Words too short to tell an ending from a part of the word. */
const shortestStem = 3;

/**
 * Keys that a plural or possessive key may stand for, likeliest first. English endings, which other languages share for
 * loan words and names; a key with none gives nothing.
 */
export function singularKeys(key: string): readonly string[] {
  const candidates = [];
  if (key.endsWith(' s')) candidates.push(key.slice(0, -2));
  if (key.endsWith('ies')) candidates.push(`${key.slice(0, -3)}y`);
  if (/(?:[sxz]|ch|sh|o)es$/u.test(key)) candidates.push(key.slice(0, -2));
  if (/[^su]s$/u.test(key) && !key.endsWith('is')) candidates.push(key.slice(0, -1));
  return candidates.filter((candidate) => lastWordOf(candidate).length >= shortestStem);
}

/** The singular and the key itself: what another spelling of the same name is sought under. */
export function pluralKeys(key: string): readonly string[] {
  if (lastWordOf(key).length < shortestStem) return [];
  if (/[^aeiou]y$/u.test(key)) return [`${key.slice(0, -1)}ies`];
  return /(?:[sxz]|ch|sh)$/u.test(key) ? [`${key}es`] : [`${key}s`];
}

function lastWordOf(key: string): string {
  return key.slice(key.lastIndexOf(' ') + 1);
}
