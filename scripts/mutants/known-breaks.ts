import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listMutants } from './list-mutants.ts';
import { describeBreak, type Mutant } from './mutant.ts';

/** A break that is named by what it does to a line, so that it is found again after lines above it moved. */
export interface KnownBreak {
  readonly file: string;
  /** The line as it is and as it is broken, without the space around. */
  readonly line: string;
  readonly broken: string;
  readonly reason: string;
}

/** The breaks with their places in the source. @throws if one is not there: its line changed, and so may its reason. */
export function findKnownBreaks(root: string, known: readonly KnownBreak[]): readonly Mutant[] {
  return known.flatMap(({ file, line, broken }) => {
    const source = readFileSync(join(root, file), 'utf8');
    const found = listMutants(file, source).filter((mutant) => {
      const [before, after] = describeBreak(source, mutant);
      return before === line && after === broken;
    });
    if (found.length === 0) throw new Error(`${file} has no such break: ${line} -> ${broken}. Correct or delete the entry.`);
    return found;
  });
}

/** One text for one break, to compare by. */
export function breakKey({ file, start, end, text }: Mutant): string {
  return `${file}:${start}:${end}:${text}`;
}
