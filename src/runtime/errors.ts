/** Whether doing the same again, unchanged, may succeed. */
export type Retry = 'never' | 'later';

export interface NewsdeskErrorOptions {
  /** Stable, dotted, for programs and the log: `config.invalid`, `content.missing`. */
  readonly code: string;
  /** The cure, as a full sentence to the reader of the message. */
  readonly fix?: string;
  readonly retry?: Retry;
  readonly cause?: unknown;
}

/**
 * A fault with a stable code and, where there is one, a way out.
 *
 * Expected outcomes (nothing found, query too short) are values, never this. Only dispatch, the dispatcher of
 * deliveries and `main` catch it; `main` prints `message` and `fix`. Only the log's JSON form holds the stack.
 */
export class NewsdeskError extends Error {
  override readonly name: string = 'NewsdeskError';
  readonly code: string;
  readonly fix: string | undefined;
  readonly retry: Retry;

  constructor(message: string, { code, fix, retry = 'never', cause }: NewsdeskErrorOptions) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.fix = fix;
    this.retry = retry;
  }
}

/** The text of what was thrown, which may be anything. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
