import type { BodyOptions } from './article-body.ts';
import type { SiteSettings } from './generators/profile.ts';
import { entryOf, type LocatedValue, textOf } from './located-value.ts';
import { metaValuesOf } from './meta-values.ts';

/** The values and rules that a document of Quarto or R Markdown has for its text; none if neither its name nor its site says so. */
export function quartoOptions(
  path: string,
  frontMatter: LocatedValue | undefined,
  site: SiteSettings | undefined,
): Pick<BodyOptions, 'cells' | 'metaValues'> {
  if (site?.generator !== 'quarto' && !/\.[qr]md$/iu.test(path)) return {};
  return { cells: { echo: showsSource(frontMatter, site) }, metaValues: metaValuesOf(frontMatter) };
}

/** Front matter counts before the site. */
function showsSource(frontMatter: LocatedValue | undefined, site: SiteSettings | undefined): boolean {
  const execute = frontMatter === undefined ? undefined : entryOf(frontMatter, ['execute']);
  const said = execute === undefined ? undefined : textOf(entryOf(execute, ['echo']));
  return said === undefined ? site?.hidesCells !== true : !/^(?:false|no)$/iu.test(said);
}
