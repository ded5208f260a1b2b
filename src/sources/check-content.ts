import type { Problem } from '../content/problem.ts';
import type { Clock } from '../runtime/clock.ts';
import { createDirectorySource } from './directory.ts';
import type { SkippedFile } from './scan-directory.ts';

/** What `newsdesk check` tells: every file is an article, has a problem, or was skipped for a reason. */
export interface ContentReport {
  readonly articles: number;
  readonly sections: number;
  readonly problems: readonly Problem[];
  readonly skipped: readonly SkippedFile[];
}

/** @throws {NewsdeskError} `content.missing` when there is no such directory. */
export async function checkContent(dir: string, { clock }: { readonly clock: Clock }): Promise<ContentReport> {
  const source = createDirectorySource(dir, { clock });
  try {
    const { articles, problems } = await source.load();
    const sections = articles.reduce((sum, article) => sum + article.sections.length, 0);
    return { articles: articles.length, sections, problems, skipped: source.listSkipped() };
  } finally {
    await source.close();
  }
}
