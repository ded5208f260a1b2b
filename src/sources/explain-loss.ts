import { fileProblem, type ProblemWords } from '../content/problem-log.ts';
import type { Problem } from '../content/problem.ts';
import type { JobEnd } from './parser-runner.ts';

interface Limits {
  readonly deadlineMs: number;
  readonly wallMs: number;
  readonly heapMb: number;
}

/** The problem of a file for its editor that was not read to its end. */
export function explainLoss(path: string, { kind, words }: JobEnd, { deadlineMs, wallMs, heapMb }: Limits): Problem {
  const tell = (code: string, said: ProblemWords): Problem => fileProblem('error', code, path, said);
  switch (kind) {
    case 'time':
      return tell('parse.timeout', {
        what: `Reading the file took longer than ${deadlineMs / 1_000} s of the processor's time`,
        why: 'its markup is made or broken in a way that is very slow to understand',
        fix: 'Look for long runs of `*`, `_`, `[` or `>`, remove them, and save the file again',
      });
    case 'memory':
      return tell('parse.memory', {
        what: `Reading the file took more than ${heapMb} MB of memory`,
        why: 'its markup multiplies when it is understood',
        fix: 'Split the file, or look for thousands of very short paragraphs, cells or links',
      });
    case 'crashed':
      return tell('parse.crashed', {
        what: 'Reading the file failed',
        why: `the process that read it ended: ${words === '' ? 'it did not say why' : words}`,
        fix: 'Cut the file down until it can be read, and report it',
      });
    default:
      return tell('parse.late', {
        what: `The file was not read within ${wallMs / 1_000} s`,
        why: 'the machine had no time or no memory for it, and the file is not at fault',
        fix: 'It is tried again by itself; if this stays, give the machine more room',
      });
  }
}
