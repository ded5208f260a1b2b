import { createHmac, timingSafeEqual } from 'node:crypto';
import { WINDOW_MS } from '../../../runtime/signed-request.ts';

/** The signature of one request, as its headers give it. */
export interface SlackSignature {
  /** Seconds since the epoch, as they are written. */
  readonly timestamp: string;
  readonly digest: Uint8Array;
}

export type SlackSignatureReading =
  | { readonly kind: 'read'; readonly signature: SlackSignature }
  /** `unsigned`: a header is missing, or is there twice, or is not what Slack writes. `untimely`: more than five minutes off, either way. */
  | { readonly kind: 'unsigned' | 'untimely' };

/** Slack writes lower case only; a reader that takes both would take two texts for one signature. */
const DIGEST = /^v0=([0-9a-f]{64})$/u;

/** Reads the headers of a request of Slack (authentication/verifying-requests-from-slack), before its body is read. */
export function readSlackSignature(header: (name: string) => string | undefined, now: number): SlackSignatureReading {
  const timestamp = header('x-slack-request-timestamp') ?? '';
  const [, digest] = DIGEST.exec(header('x-slack-signature') ?? '') ?? [];
  if (!/^\d{1,12}$/u.test(timestamp) || digest === undefined) return { kind: 'unsigned' };
  if (Math.abs(Number(timestamp) * 1_000 - now) > WINDOW_MS) return { kind: 'untimely' };
  return { kind: 'read', signature: { timestamp, digest: Buffer.from(digest, 'hex') } };
}

/** Whether the signature was made with the secret, over these very bytes. Takes as long for a wrong one as for a right one. */
export function isSignedBySlack(signingSecret: string, { timestamp, digest }: SlackSignature, body: Uint8Array): boolean {
  const right = createHmac('sha256', signingSecret).update(`v0:${timestamp}:`).update(body).digest();
  return timingSafeEqual(right, digest);
}
