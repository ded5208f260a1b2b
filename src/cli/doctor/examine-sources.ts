import { join } from 'node:path';
import type { Config } from '../../config/config.ts';
import { isRemote, type RemoteEntry, type SourceEntry, type SourceList } from '../../config/newsdesk-file.ts';
import { readWebhooks } from '../../config/webhooks.ts';
import type { Finding } from '../../platform/finding.ts';
import { systemClock } from '../../runtime/clock.ts';
import { count } from '../../runtime/count.ts';
import { messageOf, NewsdeskError } from '../../runtime/errors.ts';
import { checkContent } from '../../sources/check-content.ts';
import { countArticles, type MirrorState, readMirrorState } from '../../sources/feeds/mirror.ts';
import { countPublished, readPushRecord } from '../../sources/pushes/push-record.ts';
import { feedsDirectoryOf, pushesDirectoryOf, readSourceList } from '../sources/read-source-list.ts';
import { WHO_ASKS } from '../sources/who-asks.ts';

/** The content directory, or each source and webhook of `newsdesk.yaml`. */
export async function examineSources(config: Config): Promise<readonly Finding[]> {
  try {
    const list = readSourceList();
    if (list === undefined) return [await examineContent(config.contentDir)];
    return [...(await Promise.all(list.sources.map((source) => examineSource(source, config)))), ...examineWebhooks(list)];
  } catch (error) {
    const fix = (error instanceof NewsdeskError ? error.fix : undefined) ?? 'Look at newsdesk.yaml.';
    return messageOf(error)
      .split('\n')
      .map((what) => ({ kind: 'problem', about: 'newsdesk.yaml', what, fix }) as const);
  }
}

function examineWebhooks({ webhooks }: SourceList): readonly Finding[] {
  try {
    return readWebhooks(webhooks, process.env).map(({ name, url }) => ({
      kind: 'ok',
      about: `webhook ${name}`,
      what: `${url} is told of articles`,
    }));
  } catch (error) {
    return [
      {
        kind: 'problem',
        about: 'webhooks',
        what: messageOf(error),
        fix: 'Set the variable that `secret:` names, here and at the receiver.',
      },
    ];
  }
}

async function examineSource(source: SourceEntry, { database, pushSecret }: Config): Promise<Finding> {
  if (source.kind === 'directory') return examineContent(source.path);
  const feeds = feedsDirectoryOf(database);
  if (isRemote(source)) return examineFeed(source, await readMirrorState(join(feeds, source.name)));
  const about = `push ${source.name}`;
  if (pushSecret === undefined) {
    return { kind: 'problem', about, what: 'PUSH_SECRET is not set', fix: 'Set it to what `openssl rand -hex 32` prints.' };
  }
  return { kind: 'ok', about, what: count(countPublished(await readPushRecord(join(pushesDirectoryOf(feeds), source.name))), 'article') };
}

function examineFeed({ name, url, kind }: RemoteEntry, state: MirrorState | undefined): Finding {
  const about = `${kind} ${name}`;
  if (state?.lastFetchAt === undefined) return { kind: 'ok', about, what: `${url} is not asked yet: ${WHO_ASKS}` };
  const given = count(countArticles(state), 'article');
  if (state.fault === undefined) return { kind: 'ok', about, what: given };
  const { what, fix } = state.fault;
  return { kind: 'warning', about, what: `${what}; ${given} from earlier, still served`, fix: fix ?? 'newsdesk sources says more.' };
}

async function examineContent(dir: string): Promise<Finding> {
  try {
    const { articles, problems } = await checkContent(dir, { clock: systemClock });
    const broken = new Set(problems.filter(({ severity }) => severity === 'error').map(({ file }) => file)).size;
    const about = 'content';
    if (broken > 0) {
      const what = `${count(articles, 'article')}, and ${count(broken, 'file')} with errors`;
      return { kind: 'warning', about, what, fix: 'newsdesk check names every problem.' };
    }
    if (articles === 0) {
      const fix = 'Put an article into it, or name the directory with the articles in newsdesk.yaml, or by CONTENT_DIR.';
      return { kind: 'warning', about, what: `there is no article in ${dir}`, fix };
    }
    return { kind: 'ok', about, what: count(articles, 'article') };
  } catch (error) {
    return {
      kind: 'problem',
      about: 'content',
      what: messageOf(error),
      fix: (error instanceof NewsdeskError ? error.fix : undefined) ?? 'Look at the directory with the articles.',
    };
  }
}
