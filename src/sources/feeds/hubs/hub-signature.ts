import { createHmac, timingSafeEqual } from 'node:crypto';

/** The methods of `X-Hub-Signature` (WebSub, section 8.1). */
const METHODS = new Set(['sha1', 'sha256', 'sha384', 'sha512']);

/** Whether `X-Hub-Signature` (`sha256=` and hexadecimal digits) is that of this body with the secret of its subscription. */
export function isSignedByHub(secret: string, signature: string | undefined, body: Uint8Array): boolean {
  const [, method = '', digits = ''] = /^([a-z\d]+)=([\da-f]+)$/iu.exec(signature?.trim() ?? '') ?? [];
  if (!METHODS.has(method.toLowerCase())) return false;
  const expected = createHmac(method.toLowerCase(), secret).update(body).digest();
  const given = Buffer.from(digits, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
