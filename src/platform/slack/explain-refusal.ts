import { ErrorCode } from '@slack/web-api';
import { slackErrorOf } from './publish-errors.ts';
import { keepText } from '../../words/kept-text.ts';

export interface ExplainedRefusal {
  /** Slack's own word; undefined if Slack did not answer. */
  readonly error: string | undefined;
  /** Why Slack does not tell something, and what to do, as a kept text: the end of a sentence that says what cannot be told, and a sentence. */
  readonly why: string;
  /** The same in a few words, for a menu. */
  readonly brief: string;
}

/** The meaning of a failed question to Slack, for its asker. `scope` is the scope that the method needs. */
export function explainRefusal(thrown: unknown, scope: string): ExplainedRefusal {
  const error = slackErrorOf(thrown);
  if (error === 'missing_scope' || error === 'no_permission')
    return {
      error,
      brief: keepText('lacksScope', scope),
      why: keepText('toldWithScope', scope),
    };
  if (error === 'ratelimited' || isRateLimit(thrown)) return { error, brief: keepText('asksToWait', 'Slack'), why: keepText('waitToTell') };
  if (error !== undefined && /^[a-z_]+$/u.test(error))
    return { error, brief: keepText('answered', 'Slack', error), why: keepText('refusedToTell', error) };
  return { error: undefined, brief: keepText('notReached', 'Slack'), why: keepText('notReachedToTell') };
}

function isRateLimit(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === ErrorCode.RateLimitedError;
}
