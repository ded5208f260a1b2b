import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { WINDOW_MS } from '../../../runtime/signed-request.ts';

/** The signature of one request, as its headers give it. */
export interface DiscordSignature {
  /** Seconds since the epoch, as they are written. */
  readonly timestamp: string;
  /** 64 bytes. */
  readonly signature: Uint8Array;
}

export type DiscordSignatureReading =
  | { readonly kind: 'read'; readonly signature: DiscordSignature }
  /** `unsigned`: a header is missing, or is there twice, or is not what Discord writes. `untimely`: more than five minutes off, either way. */
  | { readonly kind: 'unsigned' | 'untimely' };

/** An Ed25519 signature has 64 bytes. Lower case only: a reader that takes both would take two texts for one signature. */
const SIGNATURE = /^[0-9a-f]{128}$/u;

/** Reads the headers of a request of Discord (interactions/overview, "Validating Security Request Headers"), before its body is read. */
export function readDiscordSignature(header: (name: string) => string | undefined, now: number): DiscordSignatureReading {
  const timestamp = header('x-signature-timestamp') ?? '';
  const signature = header('x-signature-ed25519') ?? '';
  if (!/^\d{1,12}$/u.test(timestamp) || !SIGNATURE.test(signature)) return { kind: 'unsigned' };
  // Discord asks for no window; without one, a request that was overheard could be sent again for ever.
  if (Math.abs(Number(timestamp) * 1_000 - now) > WINDOW_MS) return { kind: 'untimely' };
  return { kind: 'read', signature: { timestamp, signature: Buffer.from(signature, 'hex') } };
}

/** `publicKey` is 64 hexadecimal digits: the 32 bytes of an Ed25519 key. */
export function readPublicKey(publicKey: string): KeyObject {
  const x = Buffer.from(publicKey, 'hex').toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}

/** Whether the signature was made with the application's key, over these very bytes. */
export function isSignedByDiscord(key: KeyObject, { timestamp, signature }: DiscordSignature, body: Uint8Array): boolean {
  return verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, signature);
}
