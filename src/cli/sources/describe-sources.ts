import type { SourceList } from '../../config/newsdesk-file.ts';
import { systemClock } from '../../runtime/clock.ts';
import { type DescribedSource, describeSource } from './describe-source.ts';
import { type ListedPlaces, readListedSources } from './read-listed-sources.ts';

/** All sources in words, as they are now. */
export async function describeSources(list: SourceList | undefined, places: ListedPlaces): Promise<readonly DescribedSource[]> {
  return (await readListedSources(list, places)).map((source) => describeSource(source, systemClock.now()));
}
