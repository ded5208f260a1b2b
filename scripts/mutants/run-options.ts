import { parseArgs } from 'node:util';

export interface RunOptions {
  readonly seed: number;
  readonly count: number;
  /** Names of areas; all if there are none. */
  readonly folders: readonly string[];
  /** Only this file, by its path from the root. */
  readonly file: string | undefined;
  /** Test files that run side by side. */
  readonly workers: number;
  readonly help: boolean;
}

export const usage = `npm run test:mutants -- [--seed N] [--count N] [--folder NAME]... [--file PATH] [--workers N]

Breaks a seeded sample of lines, one after the other, in a copy of the repository, and runs the tests that reach each.
--seed N       sample (default 1)
--count N      lines to break (default 400)
--folder NAME  only this area (search, glossary, content, announce, delivery, subscription, storage, platform, reply)
--file PATH    only this file
--workers N    test files that run side by side (default 2)`;

/** @throws {TypeError} for an option that is unknown or not a number. */
export function readRunOptions(args: readonly string[], areas: readonly string[]): RunOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: '1' },
      count: { type: 'string', default: '400' },
      folder: { type: 'string', multiple: true, default: [] },
      file: { type: 'string' },
      workers: { type: 'string', default: '2' },
      help: { type: 'boolean', default: false },
    },
  });
  const unknown = values.folder.find((folder) => !areas.includes(folder));
  if (unknown !== undefined) throw new TypeError(`--folder ${unknown}: unknown area. Areas: ${areas.join(', ')}.`);
  return {
    seed: readNumber('seed', values.seed, 0),
    count: readNumber('count', values.count, 1),
    folders: values.folder,
    file: values.file,
    workers: readNumber('workers', values.workers, 1),
    help: values.help,
  };
}

function readNumber(name: string, text: string, least: number): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < least)
    throw new TypeError(`--${name} ${text}: a whole number of at least ${least} is needed.`);
  return number;
}
