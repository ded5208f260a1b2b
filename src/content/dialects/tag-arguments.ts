/** The arguments of a template tag: `notice tip "Mind the step" icon=bell`. */
export interface TagArguments {
  readonly positional: readonly string[];
  readonly named: Readonly<Record<string, string>>;
}

const ARGUMENT = /(?:([\w-]+)\s*[=:]\s*)?(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|`([^`]*)`|([^\s"'`=,]+))/gu;

export function readTagArguments(text: string): TagArguments {
  const positional: string[] = [];
  const named = new Map<string, string>();
  for (const [, name, double, single, raw, bare] of text.matchAll(ARGUMENT)) {
    const value = (double ?? single)?.replace(/\\(["'\\])/gu, '$1') ?? raw ?? bare ?? '';
    if (name === undefined) positional.push(value);
    else named.set(name.toLowerCase(), value);
  }
  return { positional, named: Object.fromEntries(named) };
}

/** The first of these names that has a text. */
export function namedArgument({ named }: TagArguments, ...names: readonly string[]): string | undefined {
  return names.map((name) => named[name]).find((value) => value !== undefined && value !== '');
}
