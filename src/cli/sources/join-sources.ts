import type { ContentSource } from '../../ports/content-source.ts';
import { combineSources } from '../../sources/combine-sources.ts';

/** The sources of a list as one: directories in their order, then the feeds. A single one stays as it is. At least one is needed. */
export function joinSources(directories: readonly ContentSource[], feeds: ContentSource | undefined): ContentSource {
  const parts = directories.map((source, index) => ({ prefix: index === 0 ? '' : `${index + 1}/`, source }));
  if (feeds !== undefined) parts.push({ prefix: parts.length === 0 ? '' : 'feeds/', source: feeds });
  const [only, ...others] = parts;
  return only !== undefined && others.length === 0 ? only.source : combineSources(parts);
}
