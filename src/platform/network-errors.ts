/** Codes of Node, libuv and undici for a connection that was never made: not one byte of the request has left. */
const beforeConnection = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_INVALID_ARG',
  'NEWSDESK_NOT_STARTED',
]);

/** True when the error, or what caused it, proves that the server has not seen the request. */
export function isBeforeConnection(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 8; cause = cause.cause, depth += 1) {
    if ('code' in cause && typeof cause.code === 'string' && beforeConnection.has(cause.code)) return true;
    // A name with several addresses fails once for each.
    if (cause instanceof AggregateError && cause.errors.length > 0) return cause.errors.every(isBeforeConnection);
    // The Slack client keeps its cause under another name.
    if (!(cause.cause instanceof Error) && 'original' in cause) return isBeforeConnection(cause.original);
  }
  return false;
}
