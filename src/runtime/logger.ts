import { pino } from 'pino';
import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import { describeError } from './describe-error.ts';
import { formatLogLine } from './format-log-line.ts';
import type { LogLevel } from './log-level.ts';
import { createScrubber } from './scrub.ts';
import type { Secret } from './secret.ts';
import { visibleLines } from './visible-text.ts';

/** Data of a line. An error goes under `error` (or `err`): its code, fix and causes are kept. */
export type LogFields = Readonly<Record<string, unknown>>;

interface LogMethod {
  (fields: LogFields, message: string): void;
  (message: string): void;
}

/** Messages are static, so that they can be searched for; what varies goes into the fields. */
export interface Logger {
  /** A logger whose every line carries these fields: one per component, one per interaction. */
  child(fields: LogFields): Logger;
  readonly debug: LogMethod;
  readonly info: LogMethod;
  readonly warn: LogMethod;
  readonly error: LogMethod;
  readonly fatal: LogMethod;
}

/** The sink of finished lines, each with its line feed. */
export interface LogDestination {
  write(line: string): void;
  /** A person reads there, so that lines are pretty unless `format` says otherwise. */
  readonly isTerminal?: boolean;
  readonly hasColors?: boolean;
}

export interface LoggerOptions {
  readonly level: LogLevel;
  /** A program that prints its answer on stdout logs to stderr. */
  readonly destination: 'stdout' | 'stderr' | LogDestination;
  /** Never written, whatever a line contains. */
  readonly secrets?: readonly Secret[];
  /** JSON for machines, one readable line for people. By default JSON, unless the destination is a terminal. */
  readonly format?: 'json' | 'pretty';
  readonly clock?: Clock;
}

/** Lines are written at once: a process that crashes right after has still said why. */
export function createLogger({ level, destination, secrets = [], format, clock = systemClock }: LoggerOptions): Logger {
  const { write, isTerminal, color } = openDestination(destination);
  const scrub = createScrubber(secrets);
  const pretty = format === undefined ? isTerminal : format === 'pretty';
  const lines = { write: (line: string) => write(pretty ? formatLogLine(scrub(line), { color }) : visibleLines(scrub(line))) };
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date(clock.now()).toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: describeError, err: describeError },
    },
    lines,
  );
}

interface OpenDestination {
  readonly write: (line: string) => void;
  readonly isTerminal: boolean;
  readonly color: boolean;
}

function openDestination(destination: LoggerOptions['destination']): OpenDestination {
  if (typeof destination !== 'string') {
    const { isTerminal = false, hasColors = false } = destination;
    return { write: (line) => destination.write(line), isTerminal, color: hasColors };
  }
  const file = pino.destination({ fd: destination === 'stdout' ? 1 : 2, sync: true });
  const stream = process[destination];
  const isTerminal = stream.isTTY === true;
  // `hasColors` honors NO_COLOR and FORCE_COLOR.
  return { write: (line) => void file.write(line), isTerminal, color: isTerminal && stream.hasColors() };
}
