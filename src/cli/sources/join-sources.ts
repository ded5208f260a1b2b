import type { ContentSource } from '../../ports/content-source.ts';
import { combineSources, type CombinedPart } from '../../sources/combine-sources.ts';

export interface SourceParts {
  readonly directories: readonly ContentSource[];
  readonly pushes: ContentSource | undefined;
  readonly feeds: ContentSource | undefined;
}

/**
 * The sources of a list as one: directories in their order, then what was pushed, then the feeds. A single one stays as it is. At least one
 * is needed. What a publisher sends comes before what is read from its site: a retraction is of the article, wherever else it is found.
 */
export function joinSources({ directories, pushes, feeds }: SourceParts): ContentSource {
  const parts: CombinedPart[] = directories.map((source, index) => ({ prefix: index === 0 ? '' : `${index + 1}/`, source }));
  const isAlone = parts.length === 0 && (pushes === undefined || feeds === undefined);
  if (pushes !== undefined) parts.push({ prefix: isAlone ? '' : 'pushes/', source: pushes, isNameless: true });
  if (feeds !== undefined) parts.push({ prefix: isAlone ? '' : 'feeds/', source: feeds });
  const [only, ...others] = parts;
  return only !== undefined && others.length === 0 ? only.source : combineSources(parts);
}
