import { systemClock } from '../../runtime/clock.ts';
import { countArticles } from '../../sources/feeds/mirror.ts';
import { countPublished } from '../../sources/pushes/push-record.ts';
import { contentDirOf } from '../content-dir.ts';
import type { Output } from '../output.ts';
import { type DescribedSource, describeSource } from './describe-source.ts';
import { type ListedSource, readListedSources } from './read-listed-sources.ts';
import { configuredDatabase, feedsDirectoryOf, readSourceList } from './read-source-list.ts';

/** Lists where articles come from: of each feed what it gave last, and what is wrong; of each push how much came, and when. 1 if a feed or a directory cannot be read now, else 0. */
export async function listSources({ json = false }: { readonly json?: boolean }, output: Output): Promise<number> {
  const database = configuredDatabase();
  const places = { root: feedsDirectoryOf(database), dir: contentDirOf(undefined), isShared: database.kind === 'postgres' };
  const sources = await readListedSources(readSourceList(), places);
  if (json) output.print(JSON.stringify(sources.map(toJson), undefined, 2));
  else for (const source of sources) for (const line of linesOf(describeSource(source, systemClock.now()))) output.print(line);
  return sources.some(({ state, isMissing }) => isMissing === true || state?.fault !== undefined) ? 1 : 0;
}

function toJson({ kind, source, name, state, hub, push, isMissing }: ListedSource): object {
  if (push !== undefined) return { kind, source, name, articles: countPublished(push), lastPushAt: push.lastPushAt };
  if (name === undefined) return { kind, source, ...(isMissing === true ? { isMissing } : {}) };
  const { lastFetchAt, lastSuccessAt, nextFetchAt, fault, failures, url, title } = state ?? {};
  return {
    kind,
    source,
    name,
    url,
    title,
    articles: state === undefined ? 0 : countArticles(state),
    lastFetchAt,
    lastSuccessAt,
    nextFetchAt,
    failures,
    fault,
    hub:
      hub === undefined
        ? undefined
        : { url: hub.url, subscribedUntil: hub.lease?.until, lastDeliveryAt: hub.lastDeliveryAt, isDenied: hub.isDenied },
  };
}

function linesOf({ name, place, what, fault }: DescribedSource): readonly string[] {
  if (place === undefined) return [`${name}: ${fault ?? what}`];
  return fault === undefined ? [`${name}: ${place}: ${what}`] : [`${name}: ${place}: ${fault}`, `  ${what}`];
}
