import { createHmac } from 'node:crypto';

export interface SignedHeaders {
  readonly 'x-slack-request-timestamp': string;
  readonly 'x-slack-signature': string;
}

/** Signs a body the way Slack does for requests by HTTP: `v0`, HMAC-SHA256 over timestamp and raw body. */
export function signRequest({
  signingSecret,
  body,
  nowMs,
}: {
  readonly signingSecret: string;
  readonly body: string;
  readonly nowMs: number;
}): SignedHeaders {
  const timestamp = String(Math.floor(nowMs / 1000));
  const digest = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` };
}
