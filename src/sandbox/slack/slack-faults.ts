import { faultActions, type FaultAction } from '../faults.ts';

/** Slack's own ways of going wrong, beside the general ones. */
export const slackFaults = {
  ...faultActions,
  /** 429 without `Retry-After`: WebClient makes an error without a code of it. */
  rateLimitWithoutHeader: (): FaultAction => ({ kind: 'status', status: 429, effect: false, body: '{"ok":false,"error":"ratelimited"}' }),
  /** A proxy's or maintenance page with status 200: WebClient takes the HTML for the error. */
  htmlWithOk: (): FaultAction => ({
    kind: 'status',
    status: 200,
    effect: false,
    body: '<!DOCTYPE html><html><body>Slack is getting some work done.</body></html>',
  }),
  /** HTTP 200 and an error code of Slack, for example `internal_error`, `fatal_error`, `service_unavailable` or `ratelimited`. */
  apiError: (error: string): FaultAction => ({ kind: 'status', status: 200, effect: false, body: JSON.stringify({ ok: false, error }) }),
  /** The same answer, although what was asked has been done. */
  apiErrorAfterAcceptance: (error: string): FaultAction => ({
    kind: 'status',
    status: 200,
    effect: true,
    body: JSON.stringify({ ok: false, error }),
  }),
} as const;
