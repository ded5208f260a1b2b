import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { RunTest, TestEnd } from './host-protocol.ts';

/** The outcome of a test file: also that it never ended, or took its process with it. */
export type Outcome =
  | TestEnd
  | { readonly passed: false; readonly failure: 'no end' | 'process ended'; readonly isOfTest: false; readonly ms: number };

/** Runs test files in a copy of the repository, one after the other. */
export class HostClient {
  readonly #root: string;
  readonly #mode: 'record' | 'judge';
  #host: ChildProcess | undefined;
  #changed = new Set<string>();

  constructor(root: string, mode: 'record' | 'judge') {
    this.#root = root;
    this.#mode = mode;
  }

  /** To be called after a file of the copy was written. */
  noteChange(file: string): void {
    this.#changed.add(file);
  }

  /** @param limitMs Time on the wall after which the process is ended: a broken loop holds it for good. */
  async run(test: string, limitMs: number): Promise<Outcome> {
    const host = (this.#host ??= await this.#start());
    const message: RunTest = { test, changed: [...this.#changed] };
    this.#changed = new Set();
    const start = performance.now();
    const outcome = await exchange(host, message, limitMs);
    if (typeof outcome !== 'string') return outcome;
    this.close();
    return { passed: false, failure: outcome, isOfTest: false, ms: performance.now() - start };
  }

  /** Ends the host and every process that a test left behind. */
  close(): void {
    const pid = this.#host?.pid;
    this.#host = undefined;
    if (pid === undefined) return;
    try {
      // The host leads a group of its own.
      process.kill(-pid, 'SIGKILL');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }

  async #start(): Promise<ChildProcess> {
    const host = fork(join(this.#root, 'scripts/mutants/host.ts'), [this.#root, this.#mode], {
      cwd: this.#root,
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const [ready] = await Promise.race([once(host, 'message'), once(host, 'exit')]);
    if (ready !== 'ready') throw new Error(`The process that runs the tests ended with status ${ready} before it was ready.`);
    return host;
  }
}

async function exchange(host: ChildProcess, message: RunTest, limitMs: number): Promise<TestEnd | 'no end' | 'process ended'> {
  const { promise, resolve } = Promise.withResolvers<TestEnd | 'no end' | 'process ended'>();
  const onMessage = (end: unknown) => resolve(end as TestEnd);
  const onExit = () => resolve('process ended');
  const timer = setTimeout(resolve, limitMs, 'no end');
  host.once('message', onMessage).once('exit', onExit);
  host.send(message);
  const outcome = await promise;
  clearTimeout(timer);
  host.off('message', onMessage).off('exit', onExit);
  return outcome;
}
