import { posix } from 'node:path';

/**
 * The files that a site's config leaves out of a folder: globs relative to it, a pattern that names a folder for all that lies in it. The last that fits decides,
 * and one that begins with `!` takes a file back in.
 */
export function isExcluded(path: string, patterns: readonly string[]): boolean {
  const last = patterns.findLast((pattern) => fits(path, pattern.replace(/^!/u, '')));
  return last !== undefined && !last.startsWith('!');
}

export function fitsAny(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => fits(path, pattern));
}

function fits(path: string, pattern: string): boolean {
  const plain = pattern.replace(/^\.?\/|\/$/gu, '');
  if (plain === '') return false;
  // A glob is dear, and a list of chapters has hundreds of plain paths.
  const isGlob = /[*?[{(]/u.test(plain);
  const segments = path.split('/');
  return segments.some((_, index) => {
    const upTo = segments.slice(0, index + 1).join('/');
    return upTo === plain || (isGlob && posix.matchesGlob(upTo, plain));
  });
}

/** Lines as in a `.gitignore`: without a slash before its end, a pattern fits at every depth. */
export function fromGitIgnore(lines: string): readonly string[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, not = '', pattern = ''] = /^(!?)(.*)$/u.exec(line) ?? [];
      return `${not}${/\/./u.test(pattern) ? pattern : atEveryDepth(pattern)}`;
    });
}

/** `!` stays in front. */
export function atEveryDepth(pattern: string): string {
  const [, not = '', plain = ''] = /^(!?)(.*)$/su.exec(pattern) ?? [];
  return plain.startsWith('/') || plain.startsWith('**/') ? pattern : `${not}**/${plain.replace(/^\.\//u, '')}`;
}

/** The field of a folder, if there is anything to leave out. */
export function excluding(patterns: readonly string[]): { readonly excludes?: readonly string[] } {
  return patterns.length === 0 ? {} : { excludes: patterns };
}

/** Patterns that count from the site's root, as they count from one of its folders. What is meant for other folders goes. */
export function belowFolder(patterns: readonly string[], folder: string): readonly string[] {
  if (folder === '') return patterns;
  return patterns.flatMap((pattern) => {
    const [, not = '', plain = ''] = /^(!?)\.?\/?(.*)$/su.exec(pattern) ?? [];
    if (plain.startsWith('**/')) return pattern;
    return plain.startsWith(`${folder}/`) ? `${not}${plain.slice(folder.length + 1)}` : [];
  });
}
