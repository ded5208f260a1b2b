import type { CellRules } from './dialects/cells.ts';
import type { SiteSettings } from './generators/profile.ts';
import { entryOf, type LocatedValue, textOf } from './located-value.ts';

/** The rules for a file's cells: its front matter counts before the site. Undefined if neither its name nor its site is of Quarto. */
export function cellRulesOf(path: string, frontMatter: LocatedValue | undefined, site: SiteSettings | undefined): CellRules | undefined {
  if (site?.generator !== 'quarto' && !/\.qmd$/iu.test(path)) return undefined;
  const execute = frontMatter === undefined ? undefined : entryOf(frontMatter, ['execute']);
  const said = execute === undefined ? undefined : textOf(entryOf(execute, ['echo']));
  return { echo: said === undefined ? site?.hidesCells !== true : !/^(?:false|no)$/iu.test(said) };
}
