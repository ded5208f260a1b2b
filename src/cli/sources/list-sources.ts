import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '../../runtime/clock.ts';
import { count } from '../../runtime/count.ts';
import { lengthOfTime } from '../../runtime/length-of-time.ts';
import { visibleText } from '../../runtime/visible-text.ts';
import { describeFault } from '../../sources/feeds/describe-fault.ts';
import { type HubRecord, isSubscribed, readHubRecord } from '../../sources/feeds/hubs/hub-record.ts';
import { countArticles, readMirrorState, type MirrorState } from '../../sources/feeds/mirror.ts';
import { countPublished, type PushRecord, readPushRecord } from '../../sources/pushes/push-record.ts';
import { contentDirOf } from '../content-dir.ts';
import { isRemote, type SourceEntry } from '../../config/newsdesk-file.ts';
import type { Output } from '../output.ts';
import { WHO_ASKS } from './who-asks.ts';
import { configuredFeedsDirectory, pushesDirectoryOf, readSourceList } from './read-source-list.ts';

/** One source as `newsdesk sources` shows it. */
interface ListedSource {
  readonly kind: SourceEntry['kind'];
  readonly source: string;
  readonly name?: string;
  readonly state?: MirrorState | undefined;
  readonly hub?: HubRecord | undefined;
  /** Of a push. */
  readonly push?: PushRecord;
  /** A directory that is not there. */
  readonly isMissing?: true;
}

/** Lists where articles come from: of each feed what it gave last, and what is wrong; of each push how much came, and when. 1 if a feed or a directory cannot be read now, else 0. */
export async function listSources({ json = false }: { readonly json?: boolean }, output: Output): Promise<number> {
  const list = readSourceList();
  const root = configuredFeedsDirectory();
  const sources: readonly ListedSource[] =
    list === undefined
      ? [await readDirectory(contentDirOf(undefined))]
      : await Promise.all(list.sources.map((entry) => readListed(entry, root)));
  if (json) output.print(JSON.stringify(sources.map(toJson), undefined, 2));
  else for (const source of sources) for (const line of describe(source, systemClock.now())) output.print(line);
  return sources.some(({ state, isMissing }) => isMissing === true || state?.fault !== undefined) ? 1 : 0;
}

async function readDirectory(path: string): Promise<ListedSource> {
  const found = await stat(path).catch(() => undefined);
  return { kind: 'directory', source: path, ...(found?.isDirectory() === true ? {} : { isMissing: true }) };
}

async function readListed(entry: SourceEntry, root: string): Promise<ListedSource> {
  if (entry.kind === 'directory') return readDirectory(entry.path);
  const { name } = entry;
  if (isRemote(entry)) return { kind: entry.kind, source: entry.url, name, state: await readMirrorState(join(root, name)), hub: await readHubRecord(join(root, name)) };
  return { kind: 'push', source: 'POST /hooks/publish', name, push: await readPushRecord(join(pushesDirectoryOf(root), name)) };
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
    hub: hub === undefined ? undefined : { url: hub.url, subscribedUntil: hub.lease?.until, lastDeliveryAt: hub.lastDeliveryAt },
  };
}

function describe({ kind, source, name, state, hub, push, isMissing }: ListedSource, now: number): readonly string[] {
  if (push !== undefined) return [`${name}: ${source}: ${describePush(push, now)}`];
  if (name === undefined) return [`${visibleText(source)}: ${isMissing === true ? 'there is no such directory' : 'a directory'}`];
  const head = `${name}: ${kind === 'feed' ? '' : `${kind} `}${visibleText(source)}`;
  if (state?.lastFetchAt === undefined) return [`${head}: not asked yet; ${WHO_ASKS}`];
  const asked = `asked ${ago(now - state.lastFetchAt)}, next ${state.nextFetchAt === undefined ? 'soon' : until(state.nextFetchAt - now)}`;
  const given = `${count(countArticles(state), 'article')}${state.title === undefined ? '' : ` of “${visibleText(state.title)}”`}`;
  if (state.fault === undefined) return [`${head}: ${given}; ${asked}${isSubscribed(hub, now) ? '; its hub tells of changes' : ''}`];
  return [`${head}: ${describeFault(state.fault, now)}`, `  ${given} from earlier, still served; ${asked}`];
}

function describePush(push: PushRecord, now: number): string {
  if (push.lastPushAt === undefined) return 'nothing was pushed yet';
  return `${count(countPublished(push), 'article')}; pushed ${ago(now - push.lastPushAt)}`;
}

function ago(ms: number): string {
  return ms < 1_000 ? 'just now' : `${lengthOfTime(ms)} ago`;
}

function until(ms: number): string {
  return ms < 1_000 ? 'now' : `in ${lengthOfTime(ms)}`;
}
