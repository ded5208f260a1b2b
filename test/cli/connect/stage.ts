import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { parseEnv } from 'node:util';
import type { ConnectContext } from '../../../src/cli/connect/connect-context.ts';
import { createOutput } from '../../../src/cli/output.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import type { NewsdeskError } from '../../../src/runtime/errors.ts';

export interface Ran {
  /** The exit code; undefined if it failed. */
  readonly code: number | undefined;
  readonly error: NewsdeskError | undefined;
  readonly printed: string;
  readonly said: string;
}

export interface ConnectStage {
  readonly envFile: string;
  /** Runs a verb with what `.env` says, as `main` does; `pastes` are what a person at the terminal enters. */
  run(
    verb: (context: ConnectContext) => Promise<number>,
    options?: {
      readonly env?: Readonly<Record<string, string>>;
      readonly pastes?: readonly string[];
      readonly clock?: ConnectContext['clock'];
    },
  ): Promise<Ran>;
  envText(): Promise<string>;
  envMode(): Promise<number>;
  close(): Promise<void>;
}

export async function createConnectStage(): Promise<ConnectStage> {
  const folder = await mkdtemp(join(tmpdir(), 'newsdesk-connect-'));
  const envFile = join(folder, '.env');
  return {
    envFile,
    async run(verb, { env = {}, pastes, clock = systemClock } = {}) {
      const [stdout, stderr] = [new PassThrough(), new PassThrough()];
      const left = [...(pastes ?? [])];
      const prompt = {
        canAsk: pastes !== undefined,
        async askHidden(question: string) {
          stderr.write(`${question}\n`);
          const paste = left.shift();
          if (paste === undefined) throw new Error('nothing is left to paste');
          return paste;
        },
      };
      const written = parseEnv(await readFile(envFile, 'utf8').catch(() => ''));
      const outcome = await verb({ env: { ...written, ...env }, envFile, prompt, output: createOutput(stdout, stderr), clock }).then(
        (code) => ({ code, error: undefined }),
        (error: NewsdeskError) => ({ code: undefined, error }),
      );
      stdout.end();
      stderr.end();
      return { ...outcome, printed: await text(stdout), said: await text(stderr) };
    },
    envText: () => readFile(envFile, 'utf8'),
    envMode: async () => (await stat(envFile)).mode & 0o777,
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
