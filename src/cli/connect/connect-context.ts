import { systemClock } from '../../runtime/clock.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { RawEnvironment } from '../../config/read-environment.ts';
import type { Output } from '../output.ts';
import { createPrompt, type Prompt } from './prompt.ts';

/** The surroundings of connecting: a test gives its own. */
export interface ConnectContext {
  /** With what `.env` says already in it. */
  readonly env: RawEnvironment;
  /** The path of `.env`. */
  readonly envFile: string;
  readonly prompt: Prompt;
  readonly output: Output;
  readonly clock: Clock;
}

export function createConnectContext(output: Output): ConnectContext {
  return { env: process.env, envFile: '.env', prompt: createPrompt(process.stdin, process.stderr), output, clock: systemClock };
}
