import { describeHeld, type HeldArticle } from '../content/describe-held.ts';
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
  /** Articles that are read, and are for nobody now. */
  readonly held: readonly HeldArticle[];
}

/** @throws {NewsdeskError} `content.missing` when there is no such directory. */
export async function checkContent(dir: string, { clock }: { readonly clock: Clock }): Promise<ContentReport> {
  const source = createDirectorySource(dir, { clock });
  try {
    const edition = await source.load();
    const { articles, problems } = edition;
    const sections = articles.reduce((sum, article) => sum + article.sections.length, 0);
    const held = describeHeld(edition, clock.now());
    return { articles: articles.length, sections, problems, skipped: source.listSkipped(), held };
  } finally {
    await source.close();
  }
}
