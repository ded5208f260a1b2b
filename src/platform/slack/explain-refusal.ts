import { ErrorCode } from '@slack/web-api';
import { slackErrorOf } from './publish-errors.ts';

export interface ExplainedRefusal {
  /** Slack's own word; undefined if Slack did not answer. */
  readonly error: string | undefined;
  /** Why Slack does not tell something, and what to do: the end of a sentence that says what cannot be told, and a sentence. */
  readonly why: string;
  /** The same in at most 40 characters, for a menu. */
  readonly brief: string;
}

/** The meaning of a failed question to Slack, for its asker. `scope` is the scope that the method needs. */
export function explainRefusal(thrown: unknown, scope: string): ExplainedRefusal {
  const error = slackErrorOf(thrown);
  if (error === 'missing_scope' || error === 'no_permission')
    return {
      error,
      brief: `${scope} is missing`,
      why: `Slack tells it only to an app with the scope ${scope}. The operator of Newsdesk adds it: update the app from the manifest (newsdesk manifest) and install it again.`,
    };
  if (error === 'ratelimited' || isRateLimit(thrown))
    return { error, brief: 'Slack asks to wait', why: 'Slack asks to wait. Try again in a minute.' };
  if (error !== undefined && /^[a-z_]+$/u.test(error))
    return { error, brief: `Slack answered ${error}`.slice(0, 40), why: `Slack answered ${error}. Try again in a moment.` };
  return { error: undefined, brief: 'Slack was not reached', why: 'Slack could not be reached. Try again in a moment.' };
}

function isRateLimit(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === ErrorCode.RateLimitedError;
}
