import { ErrorCode } from '@slack/web-api';
import { isBeforeConnection } from '../network-errors.ts';
import { FormNotOpenedError } from './open-view.ts';
import { AnswerRefusedError } from './refusal.ts';
import { AnswerLostError } from './response-url.ts';

/** Says that Slack, or what stands before it, has not taken the request up. */
const UNAVAILABLE = 503;

/**
 * Whether the asker may see an answer that failed: it was lost on the way there or back, or words stood for it. Slack has refused any other,
 * or it was never sent.
 */
export function mayBeShown(error: unknown): boolean {
  if (error instanceof AnswerLostError || error instanceof FormNotOpenedError) return true;
  if (error instanceof AnswerRefusedError) return isDoubtful(error.status);
  if (!(error instanceof Error) || !('code' in error)) return false;
  if (error.code === ErrorCode.RequestError) return !isBeforeConnection(error);
  return error.code === ErrorCode.HTTPError && 'statusCode' in error && isDoubtful(Number(error.statusCode));
}

function isDoubtful(status: number): boolean {
  return status === 408 || (status >= 500 && status !== UNAVAILABLE);
}
