import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { NewsdeskError } from '../../runtime/errors.ts';

/** A file and the publication that it belongs to. */
export interface Previewed {
  /** The content directory. */
  readonly dir: string;
  /** The file below it, with `/` on every system: as problems name it. */
  readonly file: string;
}

/**
 * The content directory is `named` where the file lies in it, else the nearest folder above the file with a
 * `publication.yaml`, else the file's own folder.
 *
 * @throws NewsdeskError `preview.missing`, `preview.directory`, `preview.noArticle`.
 */
export function findPreviewed(path: string, named: readonly string[]): Previewed {
  const file = resolve(path);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) {
    throw new NewsdeskError(`${path} is a directory, and a preview shows one article`, {
      code: 'preview.directory',
      fix: `Name the file of an article in it. All of them are read through by: newsdesk check ${path}`,
    });
  }
  if (found?.isFile() !== true) {
    throw new NewsdeskError(`There is no file ${path}`, {
      code: 'preview.missing',
      fix: 'Name the file of an article, for example: newsdesk preview content/interconnects.md',
    });
  }
  if (!/\.(?:md|mdx|markdown|[qr]md|txt)$/iu.test(file)) {
    throw new NewsdeskError(`${path} is not an article: its name does not end in .md, .mdx, .markdown, .qmd, .Rmd or .txt`, {
      code: 'preview.noArticle',
      fix: 'Name the file of an article; docs/content-format.md says how one is written.',
    });
  }
  const inNamed = named.map((dir) => resolve(dir)).find((dir) => file.startsWith(dir + sep));
  const dir = inNamed ?? findPublication(dirname(file)) ?? dirname(file);
  return { dir, file: relative(dir, file).replaceAll(sep, '/') };
}

function findPublication(from: string): string | undefined {
  for (let dir = from; ; dir = dirname(dir)) {
    if (['publication.yaml', 'publication.yml'].some((name) => existsSync(join(dir, name)))) return dir;
    // A repository's content does not lie outside of it.
    if (dirname(dir) === dir || existsSync(join(dir, '.git'))) return undefined;
  }
}
