import { formatProblem, type Problem } from '../../content/problem.ts';
import { count } from '../../runtime/count.ts';
import { visibleText } from '../../runtime/visible-text.ts';
import type { ContentReport } from '../../sources/check-content.ts';
import type { Output } from '../output.ts';
import { describeReading } from './describe-reading.ts';
import { type LeftOutFile, printSummary } from './print-summary.ts';

export interface ReportStyle {
  /** Each problem and each file that is left out, however many they are. */
  readonly all?: boolean;
  readonly errors?: boolean;
  /** The articles are of the network: nobody knows the files that they are kept in, nor a generator of them. */
  readonly isRemote?: boolean;
}

/** The number of problems that an editor reads line by line; more are reported by kind. */
const MAX_LINES = 30;

/** Prints what became of the files, their problems, and a last line with the counts. `errors` is the number of errors. */
export function printReport(report: ContentReport, errors: number, style: ReportStyle, output: Output): void {
  const { problems, held, skipped, articles, sections } = report;
  const { all = false, errors: only = false, isRemote = false } = style;
  const format = isRemote ? formatRemote : formatProblem;
  for (const line of isRemote ? [] : describeReading(report)) output.say(line);
  const full = [...problems.map(format), ...(only ? [] : [...skipped.map(skippedLine), ...held.map(heldLine)])];
  const isShort = all || full.length <= MAX_LINES;
  for (const line of isShort ? full : printSummary(problems, only ? [] : leftOutOf(report), format)) output.print(line);
  if (!isShort) output.say('`--all` prints each of them, `--errors` only errors.');
  const warnings = only ? [] : [count(problems.length - errors, 'warning')];
  output.say(
    `${count(articles, 'article')}${held.length === 0 ? '' : ` (${held.length} held back)`}, ${count(sections, 'section')}: ${[count(errors, 'error'), ...warnings].join(', ')}.`,
  );
}

/** A line of the file that an article is kept in says nothing about its page. */
function formatRemote({ file, severity, what, why, fix }: Problem): string {
  return visibleText(`${file}: ${severity}: ${what}: ${why}. ${fix}.`);
}

function skippedLine({ path, reason }: ContentReport['skipped'][number]): string {
  return `${visibleText(path)}: skipped: ${reason}`;
}

function heldLine({ path, reason, until }: ContentReport['held'][number]): string {
  return `${visibleText(path)}: held back${until === undefined ? '' : ` until ${until}`}: ${reason}`;
}

/** The moment differs from file to file; the reason is the same. */
function leftOutOf({ skipped, held }: ContentReport): readonly LeftOutFile[] {
  const back = held.map(({ path, reason, until }) => ({ path, reason: until === undefined ? 'its time is over' : reason }));
  return [...skipped, ...back];
}
