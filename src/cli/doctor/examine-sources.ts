import { join } from 'node:path';
import type { Config } from '../../config/config.ts';
import type { RemoteEntry } from '../../config/newsdesk-file.ts';
import type { Finding } from '../../platform/finding.ts';
import { systemClock } from '../../runtime/clock.ts';
import { count } from '../../runtime/count.ts';
import { messageOf } from '../../runtime/errors.ts';
import { checkContent } from '../../sources/check-content.ts';
import { countArticles, type MirrorState, readMirrorState } from '../../sources/feeds/mirror.ts';
import { feedsDirectoryOf, readSourceList } from '../sources/read-source-list.ts';

/** The content directory, or each source of `newsdesk.yaml`. */
export async function examineSources({ contentDir, database }: Config): Promise<readonly Finding[]> {
  try {
    const list = readSourceList();
    if (list === undefined) return [await examineContent(contentDir)];
    return await Promise.all(
      list.sources.map(async (source) =>
        source.kind === 'directory'
          ? examineContent(source.path)
          : examineFeed(source, await readMirrorState(join(feedsDirectoryOf(database), source.name))),
      ),
    );
  } catch (error) {
    return [{ kind: 'problem', about: 'content', what: messageOf(error), fix: 'docs/sources.md says what newsdesk.yaml may hold.' }];
  }
}

function examineFeed({ name, url, kind }: RemoteEntry, state: MirrorState | undefined): Finding {
  const about = `${kind} ${name}`;
  if (state?.lastFetchAt === undefined) return { kind: 'ok', about, what: `${url} is not asked yet: newsdesk serve asks it` };
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
      const fix = 'Put an article into it, or set CONTENT_DIR to the directory with the articles.';
      return { kind: 'warning', about, what: `there is no article in ${dir}`, fix };
    }
    return { kind: 'ok', about, what: count(articles, 'article') };
  } catch (error) {
    return {
      kind: 'problem',
      about: 'content',
      what: messageOf(error),
      fix: 'Set CONTENT_DIR to the directory with the articles.',
    };
  }
}
