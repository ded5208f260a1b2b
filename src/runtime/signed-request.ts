import { createHmac, timingSafeEqual } from 'node:crypto';

/** The headers of a signed request, as Standard Webhooks names them, so that its libraries work on both sides. */
export const ID_HEADER = 'webhook-id';
export const TIMESTAMP_HEADER = 'webhook-timestamp';
export const SIGNATURE_HEADER = 'webhook-signature';

/** The largest distance of a timestamp from now, either way, in ms: clocks differ by seconds, and a request that was overheard is worthless after this. */
export const WINDOW_MS = 5 * 60_000;
/** A secret is being replaced by another one: a request may be signed with both. */
const MAX_SIGNATURES = 4;
/** Without a full stop, which parts the signed text. */
const ID = /^[A-Za-z0-9_:-]{1,128}$/u;

export interface SignedHeaders {
  /** The same in each attempt of one request: its idempotency key. */
  readonly id: string;
  /** Seconds since the epoch, as they are written. */
  readonly timestamp: string;
  /** Base64 each. */
  readonly signatures: readonly string[];
}

export type HeaderReading =
  | { readonly kind: 'read'; readonly headers: SignedHeaders }
  /** `unsigned`: the headers are not those of a signed request. `untimely`: the timestamp is outside of the window. */
  | { readonly kind: 'unsigned' | 'untimely'; readonly what: string; readonly fix: string };

/** Reads the headers of a signed request before its body is. */
export function readSignedHeaders(get: (name: string) => string | undefined, now: number): HeaderReading {
  const id = get(ID_HEADER);
  const timestamp = get(TIMESTAMP_HEADER);
  const signature = get(SIGNATURE_HEADER);
  if (id === undefined || timestamp === undefined || signature === undefined) {
    const missing = [id ?? ID_HEADER, timestamp ?? TIMESTAMP_HEADER, signature ?? SIGNATURE_HEADER].filter((name) => HEADERS.has(name));
    return unsigned(`The request has no ${missing.join(', ')}`, 'Sign it as docs/sources.md shows.');
  }
  if (!ID.test(id)) return unsigned(`${ID_HEADER} is not an id`, 'Write 1 to 128 letters, digits, -, _ and :.');
  if (!/^\d{1,12}$/u.test(timestamp)) {
    return unsigned(`${TIMESTAMP_HEADER} is not a time`, 'Write the seconds since 1970, as `date +%s` does.');
  }
  const offMs = Number(timestamp) * 1_000 - now;
  if (Math.abs(offMs) > WINDOW_MS) {
    const what = `${TIMESTAMP_HEADER} is ${Math.round(Math.abs(offMs) / 1_000)} seconds ${offMs < 0 ? 'in the past' : 'ahead'}, and 300 are allowed`;
    return { kind: 'untimely', what, fix: 'Sign each attempt anew, and set the clock of the sender.' };
  }
  const signatures = signature
    .split(' ')
    .slice(0, MAX_SIGNATURES)
    .flatMap((part) => (part.startsWith('v1,') ? [part.slice('v1,'.length)] : []));
  if (signatures.length === 0) return unsigned(`${SIGNATURE_HEADER} holds no signature`, 'Write `v1,` and the signature in Base64.');
  return { kind: 'read', headers: { id, timestamp, signatures } };
}

const HEADERS: ReadonlySet<string> = new Set([ID_HEADER, TIMESTAMP_HEADER, SIGNATURE_HEADER]);

function unsigned(what: string, fix: string): HeaderReading {
  return { kind: 'unsigned', what, fix };
}

/** Whether one of the signatures was made with the secret, over these very bytes. Takes as long for a wrong one as for a right one. */
export function isSignedWith(secret: string, { id, timestamp, signatures }: SignedHeaders, body: Uint8Array): boolean {
  const right = digest(secret, id, timestamp, body);
  return signatures.map((signature) => isEqual(right, Buffer.from(signature, 'base64'))).includes(true);
}

/** The headers that sign a request. `id` has 1 to 128 letters, digits, `-`, `_` and `:`; `at` is in milliseconds since the epoch. */
export function signHeaders(secret: string, { id, at, body }: { readonly id: string; readonly at: number; readonly body: Uint8Array }) {
  const timestamp = String(Math.floor(at / 1_000));
  return {
    [ID_HEADER]: id,
    [TIMESTAMP_HEADER]: timestamp,
    [SIGNATURE_HEADER]: `v1,${digest(secret, id, timestamp, body).toString('base64')}`,
  };
}

function digest(secret: string, id: string, timestamp: string, body: Uint8Array): Buffer {
  return createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.`).update(body).digest();
}

/** `whsec_` stands before a key in Base64; any other secret is the key itself. */
function keyOf(secret: string): Buffer {
  return secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : Buffer.from(secret, 'utf8');
}

function isEqual(right: Buffer, given: Buffer): boolean {
  return right.length === given.length && timingSafeEqual(right, given);
}
