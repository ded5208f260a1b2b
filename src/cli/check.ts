import { formatProblem } from '../content/problem.ts';
import { systemClock } from '../runtime/clock.ts';
import { visibleText } from '../runtime/visible-text.ts';
import { count } from '../runtime/count.ts';
import { checkContent } from '../sources/check-content.ts';
import { contentDirOf } from './content-dir.ts';
import type { Output } from './output.ts';

/** Names every problem of a content directory: 1 where one is an error, else 0. @throws NewsdeskError when the directory cannot be read. */
export async function check(dir: string | undefined, { json = false }: { readonly json?: boolean }, output: Output): Promise<number> {
  const { articles, sections, problems, skipped, held } = await checkContent(contentDirOf(dir), { clock: systemClock });
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (json) output.print(JSON.stringify({ articles, sections, problems, skipped, held }, null, 2));
  else {
    for (const problem of problems) output.print(formatProblem(problem));
    for (const { path, reason } of skipped) output.print(`${visibleText(path)}: skipped: ${reason}`);
    for (const { path, reason, until } of held)
      output.print(`${visibleText(path)}: held back${until === undefined ? '' : ` until ${until}`}: ${reason}`);
    output.say(
      `${count(articles, 'article')}${held.length === 0 ? '' : ` (${held.length} held back)`}, ${count(sections, 'section')}: ${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}.`,
    );
  }
  return errors > 0 ? 1 : 0;
}
