import { ErrorCode } from '@slack/web-api';

/** The `error` of an answer by Slack itself; undefined when it could not be asked. An HTML page is not an answer by Slack. */
export function platformErrorOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || error.code !== ErrorCode.PlatformError) return undefined;
  const data = 'data' in error ? (error.data as { readonly error?: unknown }) : {};
  const known = typeof data.error === 'string' && /^[a-z_]+$/u.test(data.error);
  return known && !['internal_error', 'ratelimited', 'service_unavailable', 'fatal_error'].includes(data.error as string)
    ? (data.error as string)
    : undefined;
}
