import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { isRemote, type SourceEntry } from '../config/newsdesk-file.ts';
import type { RemoteFields } from '../config/newsdesk-schema.ts';
import { formatProblem } from '../content/problem.ts';
import { systemClock } from '../runtime/clock.ts';
import { count } from '../runtime/count.ts';
import { visibleText } from '../runtime/visible-text.ts';
import { checkContent, type ContentReport } from '../sources/check-content.ts';
import { describeReading } from './check/describe-reading.ts';
import { type LeftOutFile, printSummary } from './check/print-summary.ts';
import { toSarif } from './check/to-sarif.ts';
import { contentDirOf } from './content-dir.ts';
import type { Output } from './output.ts';
import { readVersion } from './read-version.ts';
import { checkUrl, isAddress } from './sources/check-url.ts';
import { configuredFeedsDirectory, pushesDirectoryOf, readSourceList } from './sources/read-source-list.ts';

export interface CheckArguments {
  readonly json?: boolean;
  readonly sarif?: boolean;
  /** Each problem and each file that is left out, however many they are. */
  readonly all?: boolean;
  readonly errors?: boolean;
  /** An address may lie in a private network. */
  readonly allowPrivate?: boolean;
}

/** The number of problems that an editor reads line by line; more are reported by kind. */
const MAX_LINES = 30;

/** Fewer are read before anybody wonders. */
const MANY_FILES = 200;
/** Between two lines of progress, in ms: as often as a person reads them. */
const PROGRESS_MS = 100;

/** Names every problem of a content directory, or of a feed by its address: 1 if one is an error, else 0. @throws NewsdeskError if it cannot be read. */
export async function check(target: string | undefined, options: CheckArguments, output: Output): Promise<number> {
  const list = target === undefined ? readSourceList() : undefined;
  if (list === undefined) return checkOne(target, options, output);
  let code = 0;
  const allowed = { ...options, allowedHosts: list.allowHosts };
  for (const source of list.sources) {
    const kept = source.kind === 'push' ? join(pushesDirectoryOf(configuredFeedsDirectory()), source.name) : undefined;
    if (kept !== undefined && !existsSync(kept)) continue;
    output.say(`${nameOf(source)}:`);
    code = Math.max(
      code,
      isRemote(source) ? await checkRemote(source, allowed, output) : await checkDirectory(kept ?? nameOf(source), options, output),
    );
  }
  return code;
}

function nameOf(source: SourceEntry): string {
  if (source.kind === 'directory') return source.path;
  return source.kind === 'push' ? source.name : source.url;
}

type AllowedArguments = CheckArguments & { readonly allowedHosts?: readonly string[] };

function checkOne(target: string | undefined, options: CheckArguments, output: Output): Promise<number> {
  return isAddress(target) ? checkRemote({ kind: 'feed', url: target }, options, output) : checkDirectory(target, options, output);
}

function checkRemote(source: RemoteFields & { readonly url: string }, options: AllowedArguments, output: Output): Promise<number> {
  const { allowPrivate = false, allowedHosts = [] } = options;
  return checkUrl(source, { allowPrivate, allowedHosts }, output, (dir) => checkDirectory(dir, options, output));
}

async function checkDirectory(dir: string | undefined, options: CheckArguments, output: Output): Promise<number> {
  const root = contentDirOf(dir);
  let toldAt = 0;
  const onProgress = (done: number, of: number): void => {
    if (of < MANY_FILES || systemClock.now() - toldAt < PROGRESS_MS) return;
    toldAt = systemClock.now();
    output.progress(`${done} of ${of} files are read.`);
  };
  const report = await checkContent(root, { clock: systemClock, onProgress });
  output.progress('');
  const errors = report.problems.filter(({ severity }) => severity === 'error');
  const problems = options.errors === true ? errors : report.problems;
  if (options.sarif === true)
    output.print(JSON.stringify(toSarif(problems, readVersion(), relative('', root).replaceAll(sep, '/')), null, 2));
  else if (options.json === true) output.print(JSON.stringify({ ...report, problems }, null, 2));
  else printReport({ ...report, problems }, errors.length, options, output);
  return errors.length > 0 ? 1 : 0;
}

function printReport(report: ContentReport, errors: number, { all = false, errors: only = false }: CheckArguments, output: Output): void {
  const { problems, held, skipped, articles, sections } = report;
  for (const line of describeReading(report)) output.say(line);
  const full = [...problems.map(formatProblem), ...(only ? [] : [...skipped.map(skippedLine), ...held.map(heldLine)])];
  const isShort = all || full.length <= MAX_LINES;
  for (const line of isShort ? full : printSummary(problems, only ? [] : leftOutOf(report))) output.print(line);
  if (!isShort) output.say('`--all` prints each of them, `--errors` only errors.');
  const warnings = only ? [] : [count(problems.length - errors, 'warning')];
  output.say(
    `${count(articles, 'article')}${held.length === 0 ? '' : ` (${held.length} held back)`}, ${count(sections, 'section')}: ${[count(errors, 'error'), ...warnings].join(', ')}.`,
  );
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
