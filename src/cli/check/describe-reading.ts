import { profileOf } from '../../content/generators/find-site.ts';
import { count } from '../../runtime/count.ts';
import { visibleText } from '../../runtime/visible-text.ts';
import type { ContentReport } from '../../sources/check-content.ts';

type Reading = Pick<ContentReport, 'site' | 'files' | 'articles' | 'held' | 'otherFormats' | 'hints'>;

/** As which generator's site a directory was read, and what became of its files: one line, one for formats that are not read, and hints. */
export function describeReading({ site, files, articles, held, otherFormats, hints }: Reading): readonly string[] {
  const by = site.configFile === undefined ? '' : ` (${visibleText(site.configFile)})`;
  const back = held.length === 0 ? '' : `, ${held.length} held back`;
  const others = Object.entries(otherFormats)
    .sort(([a, number], [b, other]) => other - number || (a < b ? -1 : 1))
    .map(([extension, number]) => `${number} ${extension}`);
  return [
    `Read as ${profileOf(site.generator).title}${by}: ${count(files, 'file')}, ${count(articles, 'article')}${back}.`,
    ...(others.length === 0 ? [] : [`${others.join(', ')}: not read.`]),
    ...hints,
  ];
}
