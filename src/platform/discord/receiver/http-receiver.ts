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
import type { RawInteraction } from '../read-interaction.ts';
import { isSignedByDiscord, readDiscordSignature, readPublicKey } from './discord-signature.ts';

export interface HttpReceiverOptions {
  /** 64 hexadecimal digits. */
  readonly publicKey: string;
  readonly clock: Clock;
  /** False while nobody answers. */
  readonly isOpen: () => boolean;
  /** Takes an interaction, and returns at once. */
  readonly onInteraction: (interaction: RawInteraction) => void;
}

/** The type of the question whether somebody is there, and of its answer (interactions/receiving-and-responding). */
const ping = 1;

/**
 * The door for interactions. A request is answered with 202 and no body, and the interaction by the callback endpoint, as one of the
 * gateway is: Discord says there why it refuses an answer, and of a body that it refuses it says nothing.
 */
export function createInteractionReceiver({ publicKey, clock, isOpen, onInteraction }: HttpReceiverOptions): Inbound {
  const key = readPublicKey(publicKey);

  function answer(body: Uint8Array): InboundAnswer {
    const interaction = parse(body);
    if (interaction === undefined) return malformedRefusal;
    // Discord asks when the address is saved, which may be long before the bot is there.
    if (interaction['type'] === ping) return { status: 200, body: `{"type":${ping}}` };
    if (!isOpen()) return closed;
    onInteraction(interaction);
    return { status: 202 };
  }

  return {
    admit(header): Admission {
      const reading = readDiscordSignature(header, clock.now());
      if (reading.kind !== 'read') return { kind: 'refused', answer: reading.kind === 'untimely' ? untimelyRefusal : unsignedRefusal };
      return {
        kind: 'admitted',
        take: async (body) => (isSignedByDiscord(key, reading.signature, body) ? answer(body) : signatureRefusal),
      };
    },
  };
}

const closed: InboundAnswer = { status: 503, refusal: 'inbound.starting' };

function parse(body: Uint8Array): RawInteraction | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as RawInteraction) : undefined;
  } catch {
    return undefined;
  }
}
