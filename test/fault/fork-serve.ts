import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

/**
 * `newsdesk serve` as it is started in production, but with no limit for one person, who asks for many here; and with a module beside it that answers messages about it. Its
 * log can be read from `stdout`.
 */
export function forkServe(beside: URL, variables: Readonly<Record<string, string>>): ChildProcess {
  return fork(join(import.meta.dirname, '../../bin/newsdesk.js'), ['serve'], {
    execArgv: ['--max-semi-space-size=8', '--import', beside.href],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { PATH: process.env.PATH ?? '', PORT: '0', NODE_ENV: 'production', QUESTIONS_PER_MINUTE: '0', ...variables },
  });
}
