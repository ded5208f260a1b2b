import { isDeepStrictEqual } from 'node:util';

/**
 * One promise of a port, to be tested on one implementation. It belongs to no test runner: `run` throws if the promise is broken.
 * In a test: `for (const { name, run } of publisherContract) it(name, async () => run(await openStage()));`
 */
export interface ContractCase<Stage> {
  /** A sentence in the present tense. */
  readonly name: string;
  /** Why the case does not apply to this implementation; undefined if it does. */
  readonly skip?: (stage: Stage) => string | undefined;
  /** @throws Error that says what was promised and what was seen. */
  run(stage: Stage): Promise<void>;
}

/** Throws unless two values hold the same. `what` names them in the error. */
export function mustEqual(seen: unknown, wanted: unknown, what: string): void {
  if (!isDeepStrictEqual(seen, wanted)) throw new Error(`${what}: ${show(seen)}, and not ${show(wanted)}.`);
}

/** Throws unless `held`. `promise` is a sentence without a full stop. */
export function must(held: boolean, promise: string): void {
  if (!held) throw new Error(`Broken: ${promise}.`);
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}
