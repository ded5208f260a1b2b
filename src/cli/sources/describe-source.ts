import { count } from '../../runtime/count.ts';
import { lengthOfTime } from '../../runtime/length-of-time.ts';
import { visibleText } from '../../runtime/visible-text.ts';
import { describeFault } from '../../sources/feeds/describe-fault.ts';
import { isSubscribed } from '../../sources/feeds/hubs/hub-record.ts';
import { countArticles } from '../../sources/feeds/mirror.ts';
import { countPublished, type PushRecord } from '../../sources/pushes/push-record.ts';
import type { ListedSource } from './read-listed-sources.ts';
import { WHO_ASKS } from './who-asks.ts';

/** A source in words. */
export interface DescribedSource {
  /** Its name; the path of a directory. */
  readonly name: string;
  /** The address or the door that its articles come by; absent for a directory. */
  readonly place?: string;
  /** The number of its articles, when it was asked, and when it is asked next. */
  readonly what: string;
  /** Absent while it can be read. */
  readonly fault?: string;
}

/** The words that the terminal and the page share. `now` is in milliseconds since the epoch. */
export function describeSource(listed: ListedSource, now: number): DescribedSource {
  const { kind, source, name, state, push, isMissing } = listed;
  const place = `${kind === 'feed' || kind === 'push' ? '' : `${kind} `}${visibleText(source)}`;
  if (push !== undefined) return { name: name ?? '', place, what: describePush(push, now) };
  if (name === undefined) return describeDirectory(source, isMissing === true);
  if (state?.lastFetchAt === undefined) return { name, place, what: `not asked yet; ${WHO_ASKS}` };
  const { fault, title, lastFetchAt, nextFetchAt } = state;
  const asked = `asked ${ago(now - lastFetchAt)}, next ${nextFetchAt === undefined ? 'soon' : until(nextFetchAt - now)}`;
  const articles = countArticles(state);
  const given = `${count(articles, 'article')}${title === undefined ? '' : ` of “${visibleText(title)}”`}`;
  if (fault === undefined) return { name, place, what: `${given}; ${asked}${describeHub(listed, now)}` };
  return { name, place, what: articles === 0 ? asked : `${given} from earlier, still served; ${asked}`, fault: describeFault(fault, now) };
}

function describeHub({ hub, isHubUnused }: ListedSource, now: number): string {
  if (isHubUnused === true) return '; its hub is not used, because several processes may share PostgreSQL';
  if (hub?.isDenied === true) return '; its hub refuses to tell of changes';
  if (!isSubscribed(hub, now)) return '';
  return hub?.isReliable === true ? '; its hub tells of changes' : '; subscribed at its hub';
}

function describeDirectory(path: string, isMissing: boolean): DescribedSource {
  const name = visibleText(path);
  return isMissing ? { name, what: 'a directory', fault: 'there is no such directory' } : { name, what: 'a directory' };
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
