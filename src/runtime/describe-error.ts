import { NewsdeskError } from './errors.ts';

/** Causes deeper than this are somebody's loop. */
const deepestCause = 5;

/** An error as plain data for the log: what any error tells, what ours tell besides, and the causes. */
export function describeError(error: unknown): unknown {
  return describe(error, deepestCause);
}

/** Lines of a stack that are kept where its message may not be. */
const keptFrames = 3;

/** An error without its message, which may repeat what somebody wrote: its type, and where it was thrown. Empty for what is not an error. */
export function describeWordlessly(error: unknown): { readonly fault?: string; readonly at?: readonly string[] } {
  if (!(error instanceof Error)) return {};
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /u.test(line));
  return { fault: error.name, at: frames.slice(0, keptFrames).map((line) => line.trim()) };
}

function describe(error: unknown, depthLeft: number): unknown {
  if (!(error instanceof Error)) return error;
  const { code } = error as { readonly code?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(error instanceof NewsdeskError && error.fix !== undefined && { fix: error.fix }),
    stack: error.stack,
    ...(error.cause !== undefined && depthLeft > 0 && { cause: describe(error.cause, depthLeft - 1) }),
    ...(error instanceof AggregateError && depthLeft > 0 && { errors: error.errors.map((part) => describe(part, depthLeft - 1)) }),
  };
}
