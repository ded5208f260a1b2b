import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isRemote, type SourceEntry, type SourceList } from '../../config/newsdesk-file.ts';
import { type HubRecord, readHubRecord } from '../../sources/feeds/hubs/hub-record.ts';
import { readMirrorState, type MirrorState } from '../../sources/feeds/mirror.ts';
import { type PushRecord, readPushRecord } from '../../sources/pushes/push-record.ts';
import { pushesDirectoryOf } from './read-source-list.ts';

/** One source, as it is listed, with the record of it. */
export interface ListedSource {
  readonly kind: SourceEntry['kind'];
  readonly source: string;
  readonly name?: string;
  readonly state?: MirrorState | undefined;
  readonly hub?: HubRecord | undefined;
  /** The feed names a hub, at which nothing is subscribed. */
  readonly isHubUnused?: true;
  /** Of a push. */
  readonly push?: PushRecord;
  /** A directory that is not there. */
  readonly isMissing?: true;
}

export interface ListedPlaces {
  /** The directory of the feeds' records. */
  readonly root: string;
  /** The only directory if there is no list. */
  readonly dir: string;
  /** Several processes may share the database. */
  readonly isShared?: boolean;
}

/** All sources with their records, in the order of the list. */
export async function readListedSources(
  list: SourceList | undefined,
  { root, dir, isShared = false }: ListedPlaces,
): Promise<readonly ListedSource[]> {
  if (list === undefined) return [await readDirectory(dir)];
  return Promise.all(list.sources.map((entry) => readListed(entry, root, isShared)));
}

async function readDirectory(path: string): Promise<ListedSource> {
  const found = await stat(path).catch(() => undefined);
  return { kind: 'directory', source: path, ...(found?.isDirectory() === true ? {} : { isMissing: true }) };
}

async function readListed(entry: SourceEntry, root: string, isShared: boolean): Promise<ListedSource> {
  if (entry.kind === 'directory') return readDirectory(entry.path);
  const { kind, name } = entry;
  if (!isRemote(entry))
    return { kind, source: 'POST /hooks/publish', name, push: await readPushRecord(join(pushesDirectoryOf(root), name)) };
  const directory = join(root, name);
  const state = await readMirrorState(directory);
  const listed = { kind, source: entry.url, name, state };
  if (isShared) return { ...listed, ...(state?.hub === undefined ? {} : { isHubUnused: true }) };
  return { ...listed, hub: await readHubRecord(directory) };
}
