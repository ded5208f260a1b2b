/** The innermost error says what happened: `fetch failed` says nothing. */
export function innermostError(error: unknown): { readonly message: string; readonly code?: string } {
  let cause = error;
  while (cause instanceof Error && cause.cause instanceof Error) cause = cause.cause;
  if (cause instanceof AggregateError && cause.errors[0] instanceof Error) cause = cause.errors[0];
  if (!(cause instanceof Error)) return { message: String(cause) };
  const code: unknown = Object(cause).code;
  return { message: cause.message, ...(typeof code === 'string' ? { code } : {}) };
}
