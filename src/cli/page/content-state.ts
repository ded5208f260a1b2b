import { readFileSync, realpathSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import type { Article } from '../../content/article.ts';
import { compareArticles } from '../../content/compare-articles.ts';
import type { Edition } from '../../content/edition.ts';
import { heldFiles, quietProblems } from '../../content/quiet-problems.ts';
import { visibleEdition } from '../../content/visible-edition.ts';
import type { Problem } from '../../content/problem.ts';
import type { ContentState, ProblemInfo } from '../../page/protocol.ts';

/** Problems beyond it are counted by the health of the content, not read on a page. */
const maxProblems = 200;
/** Problems of words that no reader may see: their line holds them. */
const HIDING = /^(?:remark|members)\./u;
/** UTF-16 units of the line that is shown beside a problem. */
const maxExcerpt = 300;

/** The content as readers see it now, in the shape of the page. `dir` is read for the lines that problems stand on. */
export function toContentState(whole: Edition, dir: string, change: { readonly what?: string; readonly now: number }): ContentState {
  const { edition } = visibleEdition(whole, change.now);
  const held = heldFiles(whole, change.now);
  const read = createLineReader(dir);
  // A person who can open the page need not be an editor.
  const lines: typeof read = (file, line) => (held.has(file) ? undefined : read(file, line));
  return {
    publication: edition.publication.name,
    articles: edition.articles.map(({ slug, title, publishedAt, file }) => ({
      slug,
      title,
      ...(publishedAt === undefined ? {} : { publishedAt }),
      ...(file === undefined ? {} : { file: file.path }),
    })),
    sections: edition.articles.reduce((sum, { sections }) => sum + sections.length, 0),
    problems: quietProblems(whole, change.now)
      .slice(0, maxProblems)
      .map((problem) => toProblemInfo(problem, HIDING.test(problem.code) ? () => undefined : lines)),
    ...(change.what === undefined ? {} : { change: change.what }),
  };
}

export function toProblemInfo(problem: Problem, lineOf: (file: string, line: number) => string | undefined): ProblemInfo {
  const { severity, code, file, line, column, what, why, fix } = problem;
  const excerpt = lineOf(file, line);
  return { severity, code, file, line, column, what, why, fix, ...(excerpt === undefined ? {} : { excerpt }) };
}

/** Reads each file once; what cannot be read, or lies outside of the directory, has no excerpt. */
export function createLineReader(dir: string): (file: string, line: number) => string | undefined {
  const read = new Map<string, readonly string[]>();
  return (file, line) => {
    let lines = read.get(file);
    if (lines === undefined) {
      lines = readLines(resolve(dir), file);
      read.set(file, lines);
    }
    return lines[line - 1]?.slice(0, maxExcerpt);
  };
}

function readLines(dir: string, file: string): readonly string[] {
  try {
    // A link may lead out of it.
    const path = realpathSync(resolve(dir, file));
    if (!path.startsWith(realpathSync(dir) + sep)) return [];
    return readFileSync(path, 'utf8').split(/\r\n|\r|\n/u);
  } catch {
    // Gone since, or the directory itself: then the problem speaks for itself.
    return [];
  }
}

/** `cooling.md changed`, `two.md added, three.md has an error`; undefined when nothing that is served differs. */
export function describeChange(before: Edition, after: Edition): string | undefined {
  const { added, changed, removed } = compareArticles(before.articles, after.articles, fileOf);
  const changes = [
    ...added.map((article) => `${fileOf(article)} added`),
    ...changed.map((article) => `${fileOf(article)} changed`),
    ...removed.map((article) => `${fileOf(article)} removed`),
  ];
  const known = errorsOf(before);
  const now = errorsOf(after);
  for (const file of now) if (!known.has(file)) changes.push(`${file} has an error`);
  for (const file of known) if (!now.has(file)) changes.push(`${file} is right again`);
  if (JSON.stringify(before.publication) !== JSON.stringify(after.publication)) changes.push('publication.yaml changed');
  if (JSON.stringify(before.glossary) !== JSON.stringify(after.glossary)) changes.push('glossary.yaml changed');
  if (changes.length === 0) return before.problems.length === after.problems.length ? undefined : 'the problems changed';
  const shown = changes.slice(0, 3).join(', ');
  return changes.length > 3 ? `${shown}, ${changes.length - 3} more` : shown;
}

function fileOf({ file, slug }: Article): string {
  return file?.path ?? slug;
}

function errorsOf({ problems }: Edition): ReadonlySet<string> {
  return new Set(problems.filter(({ severity }) => severity === 'error').map(({ file }) => file));
}
