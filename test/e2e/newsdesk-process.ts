import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `bin/newsdesk.js` as a process of its own, as its users run it. */
export interface NewsdeskProcess {
  readonly child: ChildProcess;
  output(): string;
  /** Resolves with the log line of this message; rejects when the process ends first, or after `timeoutMs`. */
  line(message: string, timeoutMs?: number): Promise<Record<string, unknown>>;
  finished(): Promise<Finished>;
}

export type Environment = Readonly<Record<string, string>>;

/** The needs of any process; no setting of this machine leaks in. */
const bare = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', PORT: '0' };

export function startNewsdesk(args: readonly string[], environment: Environment = {}, cwd = process.cwd()): NewsdeskProcess {
  const child = spawn(process.execPath, [`${process.cwd()}/bin/newsdesk.js`, ...args], {
    env: { ...bare, ...environment },
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const waiting = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    for (const check of waiting) check();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, stdout, stderr }));

  return {
    child,
    output: () => stdout + stderr,
    line(message, timeoutMs = 60_000) {
      const { promise, resolve, reject } = Promise.withResolvers<Record<string, unknown>>();
      const check = (): void => {
        const found = stdout.split('\n').find((line) => line.includes(`"msg":"${message}"`));
        if (found !== undefined) resolve(JSON.parse(found) as Record<string, unknown>);
      };
      waiting.add(check);
      check();
      const timer = setTimeout(() => reject(new Error(`No line "${message}" within ${timeoutMs} ms:\n${stdout}${stderr}`)), timeoutMs);
      void ended.then(() => reject(new Error(`The process ended before "${message}":\n${stdout}${stderr}`)));
      return promise.finally(() => {
        clearTimeout(timer);
        waiting.delete(check);
      });
    },
    finished: () => ended,
  };
}

export async function runNewsdesk(args: readonly string[], environment: Environment = {}, cwd = process.cwd()): Promise<Finished> {
  return startNewsdesk(args, environment, cwd).finished();
}
