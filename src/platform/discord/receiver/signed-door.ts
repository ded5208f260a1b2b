import type { Clock } from '../../../runtime/clock.ts';
import {
  type Admission,
  type Inbound,
  type InboundAnswer,
  malformedRefusal,
  signatureRefusal,
  unsignedRefusal,
  untimelyRefusal,
} from '../../../runtime/inbound.ts';
import { isSignedByDiscord, readDiscordSignature, readPublicKey } from './discord-signature.ts';

export interface SignedDoorOptions {
  /** 64 hexadecimal digits. */
  readonly publicKey: string;
  readonly clock: Clock;
  /** Answers a JSON object that Discord signed. Never throws. */
  readonly answer: (signed: Readonly<Record<string, unknown>>) => InboundAnswer | Promise<InboundAnswer>;
}

/** The door for whatever Discord signs: interactions, and events. */
export function createSignedDoor({ publicKey, clock, answer }: SignedDoorOptions): Inbound {
  const key = readPublicKey(publicKey);
  return {
    admit(header): Admission {
      const reading = readDiscordSignature(header, clock.now());
      if (reading.kind !== 'read') return { kind: 'refused', answer: reading.kind === 'untimely' ? untimelyRefusal : unsignedRefusal };
      return {
        kind: 'admitted',
        async take(body) {
          if (!isSignedByDiscord(key, reading.signature, body)) return signatureRefusal;
          const signed = parse(body);
          return signed === undefined ? malformedRefusal : answer(signed);
        },
      };
    },
  };
}

function parse(body: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
