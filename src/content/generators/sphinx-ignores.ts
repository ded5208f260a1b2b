import { type ConfigValue, textsAt } from '../site-config/config-value.ts';

/** The `exclude_patterns` of a config of Sphinx, or of a Jupyter Book, which has two places for them, as expressions. */
export function sphinxIgnores(...configs: readonly (ConfigValue | undefined)[]): { readonly ignores?: readonly string[] } {
  const ignores = configs
    .flatMap((config) => [...textsAt(config, 'exclude_patterns'), ...textsAt(config, 'sphinx', 'config', 'exclude_patterns')])
    .flatMap(toExpression);
  return ignores.length === 0 ? {} : { ignores };
}

/**
 * Sphinx's own globs as regular expressions for a path with a slash before it: `**` goes across folders, `*` and `?` do not, and a folder that fits
 * is left out with all that lies in it.
 */
function toExpression(pattern: string): string | readonly [] {
  const plain = pattern.replace(/^\.?\/|\/$/gu, '');
  if (plain === '') return [];
  const expression = plain.replace(
    /\*\*|\*|\?|\[(!?)([^\]\n]+)\]|[\\^$.|+(){}[\]]/gu,
    (sign, not: string | undefined, signs: string | undefined) => {
      if (sign === '**') return '.*';
      if (sign === '*') return '[^/]*';
      if (sign === '?') return '[^/]';
      return signs === undefined ? `\\${sign}` : `[${not === '!' ? '^' : ''}${signs.replace(/[\\[\]^]/gu, '\\$&')}]`;
    },
  );
  return `^/${expression}(?:/|$)`;
}
