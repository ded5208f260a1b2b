/** A source as it is listed. */
export interface NamedEntry {
  /** Its address, or the path of a file. */
  readonly url: string;
  readonly name?: string | undefined;
}

/**
 * The names of sources, in their order: the one that is given, else the host of the address with its path.
 * Another order of the list, and another source in it, leave the names as they are, since articles are kept under them. Names that differ by case alone are one.
 *
 * @throws {RepeatedNameError} if two sources are given one name.
 */
export function nameFeeds(entries: readonly NamedEntry[]): readonly string[] {
  const taken = new Set<string>();
  for (const { name } of entries) {
    if (name === undefined) continue;
    if (taken.has(name.toLowerCase())) throw new RepeatedNameError(name);
    taken.add(name.toLowerCase());
  }
  return entries.map(({ url, name }) => {
    if (name !== undefined) return name;
    const { pathname, search } = URL.canParse(url) ? new URL(url) : { pathname: '', search: '' };
    const wanted = wordsOf(`${hostOf(url)} ${pathname} ${search}`);
    const free = freeName(wanted, taken);
    taken.add(free);
    return free;
  });
}

export class RepeatedNameError extends Error {
  override readonly name = 'RepeatedNameError';
  readonly repeated: string;

  constructor(repeated: string) {
    super(`two sources are called ${repeated}`);
    this.repeated = repeated;
  }
}

/** Characters of a made name at most. */
const MAX_NAME = 40;

function hostOf(url: string): string {
  if (!URL.canParse(url)) return wordsOf(url.replace(/^.*[/\\]|\.\w+$/gu, '')) || 'export';
  return wordsOf(new URL(url).hostname.replace(/^www\./u, ''));
}

function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, MAX_NAME)
    .replace(/^-+|-+$/gu, '');
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.has(name)) return name;
  }
}
