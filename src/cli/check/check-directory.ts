import { relative, sep } from 'node:path';
import { systemClock } from '../../runtime/clock.ts';
import { checkContent, type ContentReport } from '../../sources/check-content.ts';
import type { Output } from '../output.ts';
import { readVersion } from '../read-version.ts';
import { printReport } from './print-report.ts';
import { toSarif } from './to-sarif.ts';

export interface DirectoryCheck {
  readonly json?: boolean;
  readonly sarif?: boolean;
  readonly all?: boolean;
  readonly errors?: boolean;
  /** The addresses of articles of the network, by the names of the files that they are kept in. */
  readonly addresses?: ReadonlyMap<string, string>;
}

/** Fewer are read before anybody wonders. */
const MANY_FILES = 200;
/** Between two lines of progress, in ms: as often as a person reads them. */
const PROGRESS_MS = 100;

/** Names every problem of a directory: 1 if one is an error, else 0. @throws NewsdeskError if it cannot be read. */
export async function checkDirectory(root: string, options: DirectoryCheck, output: Output): Promise<number> {
  let toldAt = 0;
  const onProgress = (done: number, of: number): void => {
    if (of < MANY_FILES || systemClock.now() - toldAt < PROGRESS_MS) return;
    toldAt = systemClock.now();
    output.progress(`${done} of ${of} files are read.`);
  };
  const report = withAddresses(await checkContent(root, { clock: systemClock, onProgress }), options.addresses);
  output.progress('');
  const errors = report.problems.filter(({ severity }) => severity === 'error');
  const problems = options.errors === true ? errors : report.problems;
  const style = { ...options, isRemote: options.addresses !== undefined };
  if (options.sarif === true)
    output.print(JSON.stringify(toSarif(problems, readVersion(), relative('', root).replaceAll(sep, '/')), null, 2));
  else if (options.json === true) output.print(JSON.stringify({ ...report, problems }, null, 2));
  else printReport({ ...report, problems }, errors.length, style, output);
  return errors.length > 0 ? 1 : 0;
}

function withAddresses(report: ContentReport, addresses: ReadonlyMap<string, string> = new Map()): ContentReport {
  const shown = (file: string): string => addresses.get(file) ?? file;
  return {
    ...report,
    problems: report.problems.map((problem) => ({ ...problem, file: shown(problem.file) })),
    skipped: report.skipped.map((file) => ({ ...file, path: shown(file.path) })),
    held: report.held.map((file) => ({ ...file, path: shown(file.path) })),
  };
}
