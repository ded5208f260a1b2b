import { generateKeyPairSync, sign } from 'node:crypto';

/** The key that Discord signs with for one application. */
export interface SigningKey {
  /** `verify_key`: the 32 bytes of an Ed25519 key, as 64 hexadecimal digits. */
  readonly publicKey: string;
  /** The headers of a request with this body, signed at `nowMs` since the epoch (interactions/overview). */
  sign(body: string, nowMs: number): { readonly 'x-signature-ed25519': string; readonly 'x-signature-timestamp': string };
}

export function createSigningKey(): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex'),
    sign(body, nowMs) {
      const timestamp = String(Math.floor(nowMs / 1_000));
      const signature = sign(null, Buffer.from(timestamp + body), privateKey).toString('hex');
      return { 'x-signature-ed25519': signature, 'x-signature-timestamp': timestamp };
    },
  };
}
