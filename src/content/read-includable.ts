import { readArticleMeta } from './article-meta.ts';
import type { ContentFile } from './parse-article.ts';
import { readFrontMatter } from './front-matter.ts';
import { hideInSource } from './hidden/hide-in-source.ts';
import { createProblemLog } from './problem-log.ts';
import { readSourceText } from './source-text.ts';

/**
 * The Markdown of a file as another article may take it in: without its front matter and its remarks for editors. Undefined if it is not for everybody
 * at `now` (milliseconds since the epoch), or that cannot be told: it fails closed.
 */
export function readIncludable(file: ContentFile, now: number): string | undefined {
  const source = readSourceText(file.text);
  const log = createProblemLog(file.path, source);
  const frontMatter = readFrontMatter(source.text, log);
  if (frontMatter.broken) return undefined;
  const meta = readArticleMeta(frontMatter.tree, 'UTC', log, { isForeign: true });
  const { isDoubtful, heldBy, visibility, opens, closes } = meta;
  if (isDoubtful || heldBy !== undefined || visibility.kind !== 'public') return undefined;
  if ((opens !== undefined && opens.at > now) || closes !== undefined) return undefined;
  return hideInSource(source, frontMatter.end, 'markdown', log).text.slice(frontMatter.end);
}
